import Link from 'next/link'
import { DeskPage } from '#components/desk/desk-page'

export default function DeskNotFound() {
  return (
    <DeskPage title="There is nothing here">
      <p>
        The address is wrong, or the story was never saved.{' '}
        <Link href="/desk" className="underline">
          Go to all stories
        </Link>
        .
      </p>
    </DeskPage>
  )
}
