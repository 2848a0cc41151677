'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { logOut } from '#lib/contributors/auth-client'

export function SignOut() {
  const [failed, setFailed] = useState(false)

  async function press() {
    setFailed(false)
    if (await logOut()) return window.location.assign('/login')
    setFailed(true)
  }

  return (
    <>
      <Button tone="plain" onClick={press}>
        Sign out
      </Button>
      {failed && <Alert>You are still signed in: the newsroom cannot be reached. Try again.</Alert>}
    </>
  )
}
