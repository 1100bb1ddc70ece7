import { useHistory } from '../api/queries'
import { Badge, Card } from '../parts/basics'
import { Page } from '../parts/Page'
import { Answer, Empty } from '../parts/states'
import { duration, moment, secondsOf } from '../words/figures'

/** Everything that was done with the target, the latest first. */
export default function History() {
  const history = useHistory()
  return (
    <Page title="History" lead="Everything that was done with the target from this workspace, by whom and by which plan.">
      <Answer query={history} what="the history">
        {({ entries }) =>
          entries.length === 0 ? <Empty title="Nothing has been done with a target yet." /> : (
            <Card flush>
              <table className="grid-table">
                <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Outcome</th><th scope="col">Result</th><th scope="col">Run</th><th scope="col">Plan</th><th scope="col" className="number">Took</th></tr></thead>
                <tbody>
                  {[...entries].reverse().map((entry, at) => (
                    <tr key={at}>
                      <td className="whitespace-nowrap text-soft">{moment(entry.at)}</td>
                      <td>{entry.who}</td>
                      <td className="font-medium">{entry.command}</td>
                      <td><Badge tone={entry.outcome === 'done' ? 'good' : 'bad'}>{entry.outcome}</Badge></td>
                      <td>{entry.summary}</td>
                      <td className="mono whitespace-nowrap">{entry.run}</td>
                      <td className="mono">{entry.plan.slice(0, 12)}</td>
                      <td className="number">{duration(secondsOf(entry.took))}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Card>
          )
        }
      </Answer>
    </Page>
  )
}
