const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b|-(Arab|Hebr|Thaa|Nkoo)\b/i

/** Whether words in a language (BCP 47) are set from the right. */
export const isRightToLeft = (language: string): boolean => RIGHT_TO_LEFT.test(language)
