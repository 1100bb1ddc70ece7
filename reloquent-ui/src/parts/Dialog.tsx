import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './basics'

/** A question in the way of everything else. The browser keeps the focus inside it and gives it back. */
export function Dialog({ title, open, close, children, actions, wide = false }: {
  title: string
  open: boolean
  close: () => void
  children: ReactNode
  actions?: ReactNode
  wide?: boolean
}) {
  const frame = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = frame.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={frame}
      aria-labelledby={id}
      onClose={close}
      className={`rounded-xl border border-line bg-surface p-0 shadow-2xl ${wide ? 'w-[760px]' : 'w-[500px]'} max-w-[94vw]`}
    >
      {open && (
        <div className="flex max-h-[86vh] flex-col">
          <h2 id={id} className="border-b border-line px-5 py-3 text-[15px]">{title}</h2>
          <div className="overflow-auto px-5 py-4" tabIndex={0} role="group" aria-labelledby={id}>{children}</div>
          <div className="flex justify-end gap-2 border-t border-line bg-ground px-5 py-3">{actions ?? <Button onClick={close}>Close</Button>}</div>
        </div>
      )}
    </dialog>
  )
}
