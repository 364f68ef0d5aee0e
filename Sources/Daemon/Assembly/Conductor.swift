// Brings the agenda and the performance together: carries out what the two machines say, in their
// order, and answers what the services ask. All of it on the loop's thread, told the time.

import ConfigFiles
import Control
import Desktop
import Logging
import Planning
import Routines
import Scheduling
import Sessions
import Sounds
import Speech
import Store

package final class Conductor {
  /// What the outside does for the daemon.
  package struct Outside {
    package var clocks: () -> ClockReading
    package var streamNow: () -> StreamInstant
    /// Calls `timeHasCome` then; nil: not any more.
    package var armAgenda: (WallInstant?) -> Void
    /// Calls `sessionTimeHasCome` then.
    package var armSession: (StreamInstant?) -> Void
    /// What status shows is different.
    package var changed: () -> Void

    package init(
      clocks: @escaping () -> ClockReading, streamNow: @escaping () -> StreamInstant,
      armAgenda: @escaping (WallInstant?) -> Void, armSession: @escaping (StreamInstant?) -> Void,
      changed: @escaping () -> Void
    ) {
      self.clocks = clocks
      self.streamNow = streamNow
      self.armAgenda = armAgenda
      self.armSession = armSession
      self.changed = changed
    }

    package func wallNow() -> WallInstant { clocks().wall }
  }

  package private(set) var configuration: Configuration
  private(set) var performance: Performance!
  package var agenda: Agenda { reminding.agenda }
  let zones: ZoneBook
  let history: History
  let log: SessionLog
  let audio: any AudioPort
  let narrator: Narrator
  let outside: Outside
  let journal: Logger
  let reminding: Reminding
  /// What is wrong with the system's zone.
  private(set) var zoneProblems: [String] = []
  /// Why changes of files may go unseen; nil when they don't.
  var watchProblem: String?
  private var loudness: Loudness
  /// What the audio thread was told last.
  private var toldLevel: Level?
  /// Why a session is paused when no person said so.
  var pauseReason: PauseReason?
  /// Everything that may hinder, whether or not reminders wait for it.
  var surroundings: Set<Hindrance> = []
  /// Where sound comes out; nil: nobody knows.
  var soundPlace: SoundPlace?
  /// The one that the session's stream has played on.
  var sinkOfSession: Sink?
  /// What a person should know who has told of strong pain after the session that ended last.
  private(set) var adviceAfterPain: String?
  /// The routine whose words are being spoken, to be started with them.
  var preparing: Preparation?

  package init(
    configuration: Configuration, audio: any AudioPort, speech: (any SpeechPort)? = nil,
    history: History, zones: ZoneBook, outside: Outside, log: Logger
  ) {
    self.configuration = configuration
    self.audio = audio
    self.history = history
    self.zones = zones
    self.outside = outside
    journal = log
    self.log = SessionLog(history: history, zones: zones, now: outside.wallNow)
    reminding = Reminding(history, clocks: outside.clocks, log: log)
    narrator = Narrator(speech, history: history)
    loudness = Loudness(configuration)
    performance = Performance(
      audio: audio,
      outside: Performance.Outside(
        now: outside.streamNow, wakeAt: outside.armSession, changed: outside.changed,
        ended: { [weak self] record in self?.ended(record) },
        rang: { [weak self] heard in
          guard let self else { return }
          tell(.rang(heard: heard && levelHere.isAudible))
        }))
    reminding.clocksOf = { [weak self] in self?.clocks(of: $0) }
    takeSettings()
    takeReminders()
  }

  // MARK: What happens

  /// An armed instant has come, or the clock was set, or the machine was asleep.
  package func timeHasCome() { tell(.time) }
  package func sessionTimeHasCome() {
    tellLevel()
    performance.wake()
    keepProgress()
  }
  package func audioHasNews() {
    performance.hear()
    if isPlaying, performance.report.device == .open, levelHere.isAudible { log.confirm() }
  }

  /// A crash loses no more than the phase that is on.
  func keepProgress() {
    if let session = performance.session { log.progress(session.record(at: outside.streamNow())) }
  }

  /// Files or zones have changed: everything is taken as a whole.
  /// - Parameter configuration: read with the zones as they are now.
  package func reload(_ configuration: Configuration) {
    self.configuration = configuration
    for diagnostic in configuration.diagnostics { journal.warning("\(diagnostic)") }
    takeSettings()
    takeReminders()
    tellOfSurroundings()
    outside.changed()
  }

  /// Nothing is lost of a session that is on: it is kept as one that was stopped.
  package func close() {
    if let session = performance.session { log.end(session.record(at: outside.streamNow())) }
    history.close()
  }

  // MARK: What people ask for

  package var isPlaying: Bool { performance.session != nil }
  /// A session is on, or about to begin.
  package var hasSession: Bool { isPlaying || preparing != nil }

  /// - Parameters:
  ///   - pain: how much it hurt, 1 to 10; nil: none was told.
  ///   - byPerson: somebody is there and has said so.
  ///   - then: called when the effect has happened.
  package func obey(
    _ command: SessionCommand, pain: Int? = nil, byPerson: Bool = true,
    then: @escaping () -> Void
  ) throws(ControlError) {
    if let preparing, !isPlaying {
      switch command {
      case .stop:
        self.preparing = nil
        preparing.cancel()
        return performance.whenDone(then)
      // A person who thinks better of it at once has the session begin in a pause.
      case .pause, .resume, .toggle:
        preparing.isPaused = preparing.isPaused ? command == .pause : command != .resume
        preparing.whenBegun.append(then)
        return
      default: break
      }
    }
    if case .stop = command, !isPlaying { return try stopNothing(pain: pain, then: then) }
    // Before the session is ended: a pain must not be lost with it.
    if let pain, isPlaying { log.hurt(exerciseThatHurts, level: pain) }
    if byPerson { log.confirm() }
    // Who goes on where the sound is now wants it there.
    if performance.session?.isPaused ?? false { sinkOfSession = nil }
    try performance.obey(command, then: then)
    pauseReason = nil
  }

  /// What hurts when a person says now that it does: the exercise that is on or was on last, also
  /// in the minutes after a session.
  package var exerciseThatHurts: String? {
    if isPlaying { return performance.exerciseDoneLast }
    return log.hasJustEnded ? log.last?.exercise : nil
  }

  /// Answers what is due; and a pain that is told when the session has just ended is of it.
  private func stopNothing(pain: Int?, then: @escaping () -> Void) throws(ControlError) {
    let isLate = pain != nil && log.hasJustEnded
    guard !agenda.due.isEmpty || isLate else { throw .nothingRunning }
    if let pain { log.hurt(exerciseThatHurts, level: pain) }
    if !agenda.due.isEmpty { tell(.stopped) }
    performance.whenDone(then)
  }

  /// Whether a person is asked how much it hurts after the session that has just ended.
  var asksForPain: Bool { configuration.settings.asksForPain && log.isWorthAsking }

  /// The answer; it belongs to no exercise.
  /// - Parameter pain: 0 to 10.
  func tell(pain: Int) {
    log.hurt(nil, level: pain)
    adviceAfterPain = SafetyAdvice.after(pain: pain)
    outside.changed()
  }

  /// Goes on with the easier form of the exercise that is on: the first that does not hurt and for
  /// which everything is at hand.
  /// - Throws: `nothingRunning`, `noEasierForm`.
  package func goEasier(then: @escaping () -> Void) throws(ControlError) {
    guard let step = performance.step else { throw .nothingRunning }
    let exercise = step.step.exercise
    let (past, without) = (log.exerciseHistory, configuration.settings.allow.without)
    let easier = exercise.flatMap { exercise in
      configuration.catalogue.easierForms(of: exercise).first { form in
        past.openPain(of: form.id) == nil && without.isDisjoint(with: form.needs)
      }
    }
    guard let easier else { throw .noEasierForm(exercise: exercise?.id) }
    try obey(.easier(easier), then: then)
  }

  /// - Parameter then: called when it is heard, or would be.
  package func set(_ level: Level, then: @escaping () -> Void = {}) {
    loudness.set(level, at: outside.wallNow())
    history.setValue(LevelOverride(level, over: configuration.level).text, for: LevelOverride.name)
    tellLevel()
    outside.changed()
    performance.whenDone(then)
  }

  // MARK: What follows

  private func takeSettings() {
    let override = history.value(LevelOverride.name).flatMap(LevelOverride.init(text:))
    loudness.take(configuration, override: override)
    if let override, override.over != configuration.level {
      // Given up for good: the settings may come back to what they were.
      history.setValue(nil, for: LevelOverride.name)
    }
    log.isKept = configuration.settings.keepsHistory
    performance.submit(.device(configuration.settings.device))
    performance.submit(.theme(configuration.theme))
    narrator.take(configuration)
    toldLevel = nil
    tellLevel()
  }

  /// How loud a person wants it now.
  package var level: Level {
    let now = outside.wallNow()
    return loudness.inForce(at: now, offset: zones.system.offset(at: now))
  }

  /// Where the quiet hours have begun or ended.
  func tellLevel() {
    let level = levelHere
    guard level != toldLevel else { return }
    toldLevel = level
    performance.submit(.level(level))
  }

  private func takeReminders() {
    zoneProblems = zones.problem.map { [$0] } ?? []
    for problem in zoneProblems { journal.warning("\(problem)") }
    tell(.reload(configuration.schedule(in: zones)))
  }

  func tell(_ event: Agenda.Event) {
    reminding.tell(event, then: perform)
    // Nothing more is heard of such a ring, and the agenda must not wait for it for ever.
    if performance.takeRingCutShort() { tell(.rang(heard: false)) }
  }

  private func perform(_ action: Agenda.Action) {
    switch action {
    case .record, .keep, .disregard, .keepOff, .keepHolds: break
    case .ring(let again): ring(again ? .second : .first)
    case .silence: performance.silence()
    case .start(let reminder, let routine): startByItself(routine, for: reminder)
    case .arm(let instant): outside.armAgenda(instant)
    case .changed: outside.changed()
    }
  }

  private func ring(_ ring: Ring) {
    tellLevel()
    performance.ring(ring)
    guard narrator.speaks, let routine = routineThatIsDue else { return }
    let session = SpokenSession(routine, configuration, log.exerciseHistory)
    narrator.announce(session, configuration) { [weak self] in self?.performance.say($0) }
  }

  private func ended(_ record: SessionRecord) {
    let lasted = log.end(record)
    journal.info("session of \(record.routine) ends: \(record.outcome.rawValue)")
    for part in record.uneven {
      journal.info("\(part.exercise), \(part.part ?? ""): \(part.done), unlike its other side")
    }
    (pauseReason, sinkOfSession, adviceAfterPain) = (nil, nil, nil)
    tell(
      .sessionEnded(
        PlayedSession(
          agenda.session ?? SessionOrigin(routine: record.routine), ended: outside.wallNow(),
          isCompleted: record.outcome == .completed, lasted: lasted)))
  }
}
