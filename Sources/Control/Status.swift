// What `status` shows and `Monitor` streams. `status --json` prints this as it is, so every key
// is always there: what does not apply is an explicit null.

/// Everything at one glance.
package struct Status: Hashable, Sendable, Codable {
  package var session: Session?
  package var due: Due?
  package var next: Next?
  /// Reminders are off until then, RFC 3339; nil when they are on.
  package var offUntil: String?
  package var audio: Audio
  /// Sentences: what does not work, and the likely cause.
  package var problems: [String]

  package init(
    session: Session? = nil, due: Due? = nil, next: Next? = nil, offUntil: String? = nil,
    audio: Audio, problems: [String] = []
  ) {
    self.session = session
    self.due = due
    self.next = next
    self.offUntil = offUntil
    self.audio = audio
    self.problems = problems
  }

  private enum CodingKeys: String, CodingKey {
    case session, due, next
    case offUntil = "off_until"
    case audio, problems
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    // Not `encodeIfPresent`: nil is written as null.
    try container.encode(session, forKey: .session)
    try container.encode(due, forKey: .due)
    try container.encode(next, forKey: .next)
    try container.encode(offUntil, forKey: .offUntil)
    try container.encode(audio, forKey: .audio)
    try container.encode(problems, forKey: .problems)
  }
}

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
    /// A phase's name: ready, hold, switch, inhale, exhale, contract, relax, move, rest, wait or
    /// finish.
    package var phase: String
    /// The exercise's name; nil in a rest.
    package var exercise: String?
    /// "left" or "right".
    package var side: String?
    /// From 1, with repeats unrolled.
    package var step: Int
    package var steps: Int
    package var positionMs: Int64
    package var durationMs: Int64
    package var phaseRemainingMs: Int64

    package init(
      routine: String, state: State, phase: String, exercise: String? = nil,
      side: String? = nil, step: Int, steps: Int, positionMs: Int64, durationMs: Int64,
      phaseRemainingMs: Int64
    ) {
      self.routine = routine
      self.state = state
      self.phase = phase
      self.exercise = exercise
      self.side = side
      self.step = step
      self.steps = steps
      self.positionMs = positionMs
      self.durationMs = durationMs
      self.phaseRemainingMs = phaseRemainingMs
    }

    private enum CodingKeys: String, CodingKey {
      case routine, state, phase, exercise, side, step, steps
      case positionMs = "position_ms"
      case durationMs = "duration_ms"
      case phaseRemainingMs = "phase_remaining_ms"
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(routine, forKey: .routine)
      try container.encode(state, forKey: .state)
      try container.encode(phase, forKey: .phase)
      try container.encode(exercise, forKey: .exercise)
      try container.encode(side, forKey: .side)
      try container.encode(step, forKey: .step)
      try container.encode(steps, forKey: .steps)
      try container.encode(positionMs, forKey: .positionMs)
      try container.encode(durationMs, forKey: .durationMs)
      try container.encode(phaseRemainingMs, forKey: .phaseRemainingMs)
    }
  }
}

extension Status {
  /// A reminder that was announced and is not yet answered.
  package struct Due: Hashable, Sendable, Codable {
    package var reminder: String
    /// The routine that a plain Start plays.
    package var routine: String
    /// When it came due, RFC 3339 with offset.
    package var since: String
    /// When its routine starts by itself, likewise; nil when it waits to be answered.
    package var startsAt: String?

    package init(reminder: String, routine: String, since: String, startsAt: String? = nil) {
      self.reminder = reminder
      self.routine = routine
      self.since = since
      self.startsAt = startsAt
    }

    private enum CodingKeys: String, CodingKey {
      case reminder, routine, since
      case startsAt = "starts_at"
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(reminder, forKey: .reminder)
      try container.encode(routine, forKey: .routine)
      try container.encode(since, forKey: .since)
      try container.encode(startsAt, forKey: .startsAt)
    }
  }

  /// The next occurrence of all reminders.
  package struct Next: Hashable, Sendable, Codable {
    package var reminder: String
    /// RFC 3339 with offset.
    package var at: String

    package init(reminder: String, at: String) {
      self.reminder = reminder
      self.at = at
    }
  }

  /// Where the sound goes, and how well.
  package struct Audio: Hashable, Sendable, Codable {
    /// The ALSA PCM from the settings.
    package var device: String
    /// "closed" (nothing to play), "open", "absent" (playing on in silence) or "muted".
    package var state: String
    /// How often the card ran dry since the daemon started.
    package var xruns: Int
    /// Cues that were over 100 ms late and were dropped.
    package var lateCues: Int

    package init(device: String, state: String, xruns: Int = 0, lateCues: Int = 0) {
      self.device = device
      self.state = state
      self.xruns = xruns
      self.lateCues = lateCues
    }

    private enum CodingKeys: String, CodingKey {
      case device, state, xruns
      case lateCues = "late_cues"
    }
  }
}
