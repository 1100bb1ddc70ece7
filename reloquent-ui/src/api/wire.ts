import type { Mapping } from '../designer/model'
import type { components } from './schema'

/** What the server says, by the names of the OpenAPI document; narrower only where that has a plain string. */
type Schema = components['schemas']

export type StepState = 'open' | 'skipped' | 'running' | 'done' | 'stale' | 'trouble'

export type Step = Omit<Schema['StepView'], 'state'> & { state: StepState }
export type Status = Omit<Schema['StatusView'], 'steps'> & { steps: Step[] }
export type Configuration = Schema['ConfigurationView']
export type Answers = Schema['AnswersView']
export type Catalog = Schema['CatalogView']
export type CatalogTable = Schema['TableView']
export type ForeignKey = Schema['ForeignKeyView']
export type Selection = Schema['SelectionView']
export type Finding = Schema['FindingView']
export type DesignView = Omit<Schema['DesignView'], 'mapping'> & { mapping: Mapping }
export type Checked = Schema['CheckView']
export type Suggestion = Schema['PlacementView']
export type Suggested = Omit<Schema['SuggestionView'], 'mapping'> & { mapping: Mapping }
export type Evidence = Schema['EvidenceView']
export type Preview = Schema['PreviewView']
export type Types = Schema['TypesView']
export type Estimate = Schema['EstimateView']
export type EstimatedPlace = Schema['PlaceView']
export type TargetSize = Schema['TargetSizeView']
export type Preparation = Schema['PrepareView']
export type Plan = Schema['PlanView']
export type Generated = Schema['GeneratedView']
export type GeneratedFile = Schema['FileView']
export type Report = Schema['ReportView']
export type Verification = Schema['VerificationView']
export type CollectionCheck = Schema['CheckedView']
export type Discrepancy = Schema['DiscrepancyView']
export type HistoryEntry = Schema['HistoryEntryView']
export type Rollback = Schema['RollbackView']
export type Commands = Schema['IndexesView']

export type Job = Schema['JobView']
export type LiveSnapshot = Schema['Snapshot']
export type LiveDelta = Schema['Delta']
export type LiveMessage = Schema['LiveMessage']
export type LiveCollection = Schema['CollectionView']
export type LiveEntry = Schema['EntryView']
export type Attempt = Schema['AttemptView']
export type Point = Schema['PointView']
export type Rates = Schema['RatesView']

export type EventKind = 'StatusChanged' | 'FilesChanged' | 'JobChanged'
