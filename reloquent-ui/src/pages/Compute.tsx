import { Link } from 'react-router'
import { useConfiguration, useEstimate, usePlan } from '../api/queries'
import type { EstimatedPlace } from '../api/wire'
import { Badge, Card } from '../parts/basics'
import { Generated } from '../parts/Generated'
import { Page, Stack } from '../parts/Page'
import { Answer, Empty } from '../parts/states'
import { useChosenPlatform } from '../run/choice'
import { NextLink } from '../shell/NextLink'
import { duration } from '../words/figures'
import { PLATFORMS } from '../words/platform'

/** What does the work: this program, Spark here, or a cluster that is given scripts. */
export default function Compute() {
  const configuration = useConfiguration()
  const estimate = useEstimate()
  const plan = usePlan()
  const { platform, choose } = useChosenPlatform()
  const place = (name: string) => estimate.data?.places.find((one) => one.place === name)
  return (
    <Page title="Compute" lead="What does the work. Every way makes the same documents of the same plan."
      actions={<><NextLink to="/sizing" back>Sizing</NextLink><NextLink to="/preparation" primary>Preparation</NextLink></>}>
      <Answer query={configuration} what="the configuration">
        {({ value }) => {
          if (!value.platform) return <Empty title="Nothing is set up yet." action={<NextLink to="/source">To the source</NextLink>} />
          const usual = value.platform
          return (
            <Stack>
              <Card title="The next run">
                <fieldset className="grid grid-cols-2 gap-3">
                  <legend className="mb-2 text-soft">The configuration says what is usual, by <code>compute.platform</code>; a choice here is for runs that are started from this page on.</legend>
                  {PLATFORMS.map((one) => (
                    <label key={one.name} className="flex items-start gap-2.5 rounded-lg border border-line p-3 has-checked:border-accent has-checked:bg-accent-wash">
                      <input type="radio" name="platform" className="mt-1 accent-(--accent)" checked={(platform ?? usual) === one.name} onChange={() => choose(one.name === usual ? null : one.name)} />
                      <span>
                        <span className="font-semibold">{one.title}</span> {one.name === usual && <Badge>usual</Badge>} {estimate.data?.recommended.value === one.name && <Badge tone="good">recommended</Badge>}
                        <span className="block text-soft">{one.says}</span>
                        {one.name === 'direct' && <Expected place={place('direct')} />}
                      </span>
                    </label>
                  ))}
                </fieldset>
              </Card>
              <Card title="A cluster of Amazon: EMR or Glue" aside={estimate.data?.recommended.value === 'emr' && <Badge tone="good">recommended</Badge>}>
                <div className="space-y-3">
                  <p>You start the cluster, and it runs the plan as scripts that are written here. Afterwards this program compares the documents and builds the indexes as usual.</p>
                  <Expected place={place('emr')} currency={estimate.data?.prices.currency} />
                  {plan.data ? <Generated /> : <p className="text-soft">The scripts can be written once there is a design to plan from.</p>}
                </div>
              </Card>
              {!estimate.data && <p className="text-soft">How long each takes, and what it costs, is said once it is <Link className="underline" to="/sizing">estimated</Link>.</p>}
            </Stack>
          )
        }}
      </Answer>
    </Page>
  )
}

function Expected({ place, currency }: { place: EstimatedPlace | undefined; currency?: string | undefined }) {
  if (!place) return null
  const cost = place.cost === null || place.cost === undefined ? '' : `, ${place.cost.toFixed(2)} ${currency ?? ''}`
  return (
    <span className="mt-1 block">
      <Badge tone={place.fits ? 'good' : 'warn'}>{place.fits ? 'within the window' : 'not within the window'}</Badge> about {duration(place.seconds)} on {place.machines}{cost}
    </span>
  )
}
