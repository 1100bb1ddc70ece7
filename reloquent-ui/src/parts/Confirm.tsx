import type { ReactNode } from 'react'
import { Button } from './basics'
import { Dialog } from './Dialog'

/** Asks before something that cannot simply be taken back. */
export function Confirm({ open, close, title, act, done, children }: {
  open: boolean
  close: () => void
  title: string
  act: string
  done: () => void
  children: ReactNode
}) {
  const accept = () => {
    close()
    done()
  }
  return (
    <Dialog title={title} open={open} close={close} actions={<><Button onClick={close}>Cancel</Button><Button kind="danger" onClick={accept}>{act}</Button></>}>
      <p>{children}</p>
    </Dialog>
  )
}
