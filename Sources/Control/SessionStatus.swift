// The current session in a status. Every key is always present in the JSON.

extension Status {
  /// What the session is doing.
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case running, paused, waiting, finished
  }

  /// The session as it is heard now; lengths are in milliseconds of the routine's own time.
  package struct Session: Hashable, Sendable, Codable {
    /// The routine's id.
    package var routine: String
    package var state: State
    package var phase: WireWord<Phase>
    /// The exercise's name; nil in a rest.
    package var exercise: String?
    package var side: WireWord<Side>?
    /// Nil for an exercise that has no directions.
    package var direction: WireWord<Direction>?
    /// What a wait is for, or why the session was paused automatically; otherwise nil.
    package var message: String?
    /// Counted from 1, with repeats expanded.
    package var step: Int
    /// The number of steps.
    package var steps: Int
    /// The position in the routine.
    package var positionMs: Int64
    /// The length of the entire routine, which changes when the session is extended.
    package var durationMs: Int64
    /// What is left of the current phase.
    package var phaseRemainingMs: Int64
    /// Until something else is done: breaths follow each other, and two phases can be the same to
    /// the user. Nil of a daemon before 0.2.
    package var activityRemainingMs: Int64?

    package init(
      routine: String, state: State, phase: WireWord<Phase>, exercise: String? = nil,
      side: WireWord<Side>? = nil, direction: WireWord<Direction>? = nil, message: String? = nil,
      step: Int, steps: Int, positionMs: Int64, durationMs: Int64, phaseRemainingMs: Int64,
      activityRemainingMs: Int64? = nil
    ) {
      self.routine = routine
      self.state = state
      self.phase = phase
      self.exercise = exercise
      self.side = side
      self.direction = direction
      self.message = message
      self.step = step
      self.steps = steps
      self.positionMs = positionMs
      self.durationMs = durationMs
      self.phaseRemainingMs = phaseRemainingMs
      self.activityRemainingMs = activityRemainingMs
    }

    private enum CodingKeys: String, CodingKey {
      case routine, state, phase, exercise, side, direction, message, step, steps
      case positionMs = "position_ms"
      case durationMs = "duration_ms"
      case phaseRemainingMs = "phase_remaining_ms"
      case activityRemainingMs = "activity_remaining_ms"
    }
  }
}
