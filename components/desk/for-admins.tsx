import { DeskPage } from '#components/desk/desk-page'

export const ForAdmins = ({ title }: { title: string }) => (
  <DeskPage title={title}>
    <p>Only admins see this page. Ask one of them to invite somebody or to change a role.</p>
  </DeskPage>
)
