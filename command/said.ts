import { type Diagnosis, explain, type Finding } from 'grid-triage'

/** Whether the explanation of the diagnosis speaks of a finding already. */
export const isSaid = (finding: Finding, diagnosis: Diagnosis): boolean => {
  const seen = new Set(diagnosis.evidence.map((one) => JSON.stringify(one)))
  const isSeen = finding.evidence.every((one) => seen.has(JSON.stringify(one)))
  const [step] = explain(finding).steps
  return (
    (finding.cause === diagnosis.cause && isSeen) ||
    (step !== undefined && explain(diagnosis).steps.includes(step))
  )
}
