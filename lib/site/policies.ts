import { z } from 'zod'

/** What readers may want to hold us to. `property`: what schema.org's NewsMediaOrganization calls it; null where it has no word for it. */
export const POLICIES = [
  { name: 'corrections', words: 'Corrections policy', property: 'correctionsPolicy' },
  { name: 'ethics', words: 'Ethics policy', property: 'ethicsPolicy' },
  { name: 'ownership', words: 'Ownership and funding', property: 'ownershipFundingInfo' },
  { name: 'masthead', words: 'Who we are', property: 'masthead' },
  { name: 'factChecking', words: 'How we check facts', property: 'verificationFactCheckingPolicy' },
  { name: 'unnamedSources', words: 'Unnamed sources', property: 'unnamedSourcesPolicy' },
  { name: 'diversity', words: 'Diversity', property: 'diversityPolicy' },
  { name: 'feedback', words: 'Feedback and complaints', property: 'actionableFeedbackPolicy' },
  { name: 'privacy', words: 'Privacy', property: null },
  { name: 'contact', words: 'Contact', property: null },
] as const

export const PolicyName = z.enum(POLICIES.map(({ name }) => name))
export type PolicyName = z.infer<typeof PolicyName>

/** A path of ours, or a whole address. */
const PolicyUrl = z
  .string()
  .trim()
  .max(500)
  .regex(/^(?:\/(?![/\\])|https?:\/\/)[^\s"<>]*$/, 'Give a path such as /ethics, or an address with https://')

export const Policies = z.partialRecord(PolicyName, PolicyUrl)
export type Policies = z.infer<typeof Policies>

/** Those that are set, in the order in which readers find them. */
export const policiesIn = (policies: Policies) =>
  POLICIES.flatMap(({ name, ...policy }) => {
    const href = policies[name]
    return href ? [{ name, href, ...policy }] : []
  })
