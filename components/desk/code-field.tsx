import { AccountField } from '#components/desk/account-field'

/** Phones show digits, and offer the code from a message or a password manager. */
export const CodeField = ({ error }: { error?: string | undefined }) => (
  <AccountField
    label="Code from your authenticator app"
    name="code"
    inputMode="numeric"
    autoComplete="one-time-code"
    maxLength={20}
    autoFocus
    hint="Six digits; a new one comes every half minute."
    error={error}
  />
)
