// Converts the core's words to those of the control interfaces, which spell them in the same way.
// The tests compare the lists; a word missing from an interface's list would be sent unchanged.

import Control
import Routines
import Scheduling
import Sessions

extension PhaseKind {
  package var wire: WireWord<Status.Phase> { WireWord(rawValue) }
}

extension Side {
  package var wire: WireWord<Status.Side> { WireWord(rawValue) }
}

extension Direction {
  package var wire: WireWord<Status.Direction> { WireWord(rawValue) }
}

extension SessionOutcome {
  package var wire: WireWord<Status.Outcome> { WireWord(rawValue) }
}

extension Outcome {
  package var wire: WireWord<DecisionOutcome> { WireWord(rawValue) }
}

extension Reason {
  package var wire: WireWord<DecisionReason> { WireWord(rawValue) }
}
