import { AccountField } from '#components/desk/account-field'

/** Where a new password is chosen; managers fill it in, and paste works. */
export const ChosenPassword = ({ label = 'New password', error }: { label?: string; error?: string | undefined }) => (
  <AccountField
    label={label}
    name="password"
    type="password"
    autoComplete="new-password"
    minLength={12}
    maxLength={200}
    hint="At least 12 characters. Three or four words are easy to remember and hard to guess."
    error={error}
  />
)
