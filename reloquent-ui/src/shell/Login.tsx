import { useState, type FormEvent } from 'react'
import { signIn } from '../api/session'
import { Button, TextField } from '../parts/basics'
import { Notice, Trouble } from '../parts/states'

/** Asks for the token that the server printed, where the address did not bring it along. */
export function Login({ failure, wasIn, done }: { failure: unknown; wasIn: boolean; done: () => void }) {
  const [token, setToken] = useState('')
  const [error, setError] = useState<unknown>(failure)
  const [busy, setBusy] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    signIn(token.trim().replace(/^.*#token=/, '')).then(done, setError).finally(() => setBusy(false))
  }
  return (
    <main className="flex h-full items-center justify-center bg-ground p-6">
      <form onSubmit={submit} className="w-full max-w-md space-y-4 rounded-xl border border-line bg-surface p-7 shadow-(--shade)">
        <div className="flex items-center gap-3">
          <img src="/icon.svg" alt="" width={30} height={30} />
          <h1>Open Reloquent</h1>
        </div>
        {wasIn && (
          <Notice tone="warn" title="The server was started anew and does not know this browser any more.">
            What you saved is still there. A load that was under way has stopped; sign in, and the page of the run says how to go on.
          </Notice>
        )}
        <p className="text-soft">
          The terminal in which <code>reloquent serve</code> runs shows an address with a token. Open that address, or paste it here.
          Every start of the server makes a new token. An address from <code>design --web</code> or the wizard lets in once; the command gives another.
        </p>
        {error !== null && error !== undefined && <Trouble error={error} />}
        <TextField label="Address or token" type="password" value={token} onChange={(event) => setToken(event.target.value)} autoFocus required />
        <Button kind="primary" type="submit" busy={busy} disabled={token.trim() === ''} className="w-full">Sign in</Button>
      </form>
    </main>
  )
}
