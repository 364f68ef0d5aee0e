// The core's words as the control interfaces send them: the one place where the two meet. Both
// spell a word alike; the tests hold the lists against each other, and a word that they missed
// would go out as it is.

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
