import { isRightToLeft } from '#lib/richtext/direction'

/** The language of the words around the stories: labels, buttons, dates. */
export const LANGUAGE_OF_LABELS = 'en'

/** For an element that holds a story's own words; nothing where they are in the language of the page. */
export const wordsIn = (language: string): { lang?: string } =>
  language === LANGUAGE_OF_LABELS ? {} : { lang: language }

/** For the frame around a story: columns and edges change sides with the script. */
export const directionOf = (language: string): { dir?: 'rtl' } => (isRightToLeft(language) ? { dir: 'rtl' } : {})
