import Testing
import Varlink

@testable import Control

/// The Swift types against the .varlink files: what one side sends, the other takes.
@Suite struct InterfaceTextTests {
  @Test(arguments: ControlInterface.all)
  func formattingIsAFixedPoint(text: String) throws {
    let interface = try InterfaceDescription(parsing: text)
    let formatted = interface.formatted
    #expect(try InterfaceDescription(parsing: formatted) == interface)
    #expect(try InterfaceDescription(parsing: formatted).formatted == formatted)
  }

  @Test(arguments: ControlInterface.all)
  func everyMemberIsDocumented(text: String) throws {
    let interface = try InterfaceDescription(parsing: text)
    #expect(!interface.documentation.isEmpty)
    for member in interface.members { #expect(!member.documentation.isEmpty, "\(member.name)") }
  }

  /// Checks samples of the parameters and the reply of a method, and that a reply as the
  /// interface allows it is read back.
  private func check<Method: ControlMethod>(
    _ method: Method.Type, _ parameters: [Method.Parameters], _ replies: [Method.Reply]
  ) throws {
    let call = Call(method.name)
    let texts = try ControlInterface.all.map { try InterfaceDescription(parsing: $0) }
    let interface = try #require(texts.first { $0.name == call.interface })
    let (_, input, output) = try #require(interface.method(call.member))
    for sample in parameters {
      let json = try JSONValue(encoding: sample)
      try interface.validate(try #require(json.objectValue), against: input)
    }
    for sample in replies {
      let json = try JSONValue(encoding: sample, nulls: .written)
      try interface.validate(try #require(json.objectValue), against: output)
      let read = try json.decode(as: Method.Reply.self)
      #expect(try JSONValue(encoding: read, nulls: .written) == json)
    }
  }

  static let statuses = [
    StatusTests.empty, StatusTests.full,
    Status(session: StatusTests.rest, audio: StatusTests.empty.audio),
  ]

  @Test func sessionMethodsFitTheirInterface() throws {
    let replies = Self.statuses.map { StatusReply(status: $0) }
    let starts = Self.statuses.map { StartReply(status: $0, needs: ["a wall"], notices: ["x"]) }
    let wish = WishParameters(
      lengthMs: 600_000, areas: ["neck"], positions: [], without: ["wall"], level: 2, seed: -1)
    try check(
      SessionMethod.Start.self,
      [
        StartParameters(), StartParameters(routine: "x", text: "y", origin: "z"),
        StartParameters(compose: wish, inMs: 1),
        StartParameters(compose: WishParameters(lengthMs: 1)),
      ], starts)
    try check(SessionMethod.Pause.self, [NoParameters()], replies)
    try check(SessionMethod.Resume.self, [NoParameters()], replies)
    try check(SessionMethod.Toggle.self, [NoParameters()], starts)
    let pains = Self.statuses.map { PainReply(status: $0, notices: ["x"]) }
    try check(SessionMethod.Skip.self, [.init(), .init(pain: 3)], pains)
    try check(SessionMethod.Back.self, [NoParameters()], replies)
    try check(SessionMethod.Restart.self, [NoParameters()], replies)
    try check(SessionMethod.Extend.self, [.init(byMs: 10_000)], replies)
    try check(SessionMethod.Easier.self, [NoParameters()], replies)
    try check(SessionMethod.Stop.self, [.init(), .init(pain: 10)], pains)
    try check(SessionMethod.GetStatus.self, [NoParameters()], replies)
    try check(
      SessionMethod.Monitor.self, [NoParameters()],
      Self.statuses.map { MonitorReply(sequence: 7, status: $0) })
    let volume = [VolumeReply(percent: 80, muted: true)]
    try check(SessionMethod.Volume.self, [.init(), .init(percent: 3)], volume)
    try check(SessionMethod.Mute.self, [.init(), .init(on: false)], volume)
  }

  @Test func theOtherMethodsFitTheirInterfaces() throws {
    let occurrence = UpcomingOccurrence(reminder: "r", at: "t", routine: "x")
    try check(
      ScheduleMethod.ListUpcoming.self, [.init(), .init(count: 1, from: "a", zone: "b")],
      [.init(occurrences: []), .init(occurrences: [occurrence])])
    try check(
      ScheduleMethod.Snooze.self, [.init(), .init(reminder: "r", lengthMs: 60_000)],
      [.init(snoozed: []), .init(snoozed: [.init(reminder: "r", until: "t")])])
    try check(
      ScheduleMethod.SkipNext.self, [.init(), .init(reminder: "r")],
      [.init(skipped: occurrence)])
    try check(
      ScheduleMethod.Off.self, [.init(lengthMs: 60_000), .init(until: "14:00")],
      [.init(until: "t")])
    try check(ScheduleMethod.On.self, [NoParameters()], [NoReply()])
    try check(
      ScheduleMethod.Hold.self, [.init(), .init(lengthMs: 60_000, reason: "call")],
      [.init(owner: "you", until: "t")])
    try check(
      ScheduleMethod.HoldWhileConnected.self, [.init(), .init(lengthMs: 60_000, owner: "zoom")],
      [.init(owner: "zoom"), .init(owner: "zoom-2", ended: true)])
    try check(
      ScheduleMethod.Release.self, [.init(), .init(owner: "zoom")],
      [.init(released: []), .init(released: ["zoom"])])
    try check(
      ScheduleMethod.UndoSkip.self, [.init(), .init(reminder: "r")], [.init(restored: occurrence)])
    try check(ScheduleMethod.Announce.self, [.init(reminder: "r")], [NoReply()])
    let decision = ListedDecision(
      reminder: "r", routine: "x", occurrence: "o", at: "t", outcome: .known(.due),
      reason: .known(.time),
      detail: nil, decided: "t")
    try check(
      ScheduleMethod.ListDecisions.self, [.init(), .init(reminder: "r", count: 1)],
      [.init(decisions: []), .init(decisions: [decision])])
    try check(
      LibraryMethod.Reload.self, [NoParameters()],
      [.init(diagnostics: []), .init(diagnostics: ["a"])])
    try check(LibraryMethod.GetPreferences.self, [NoParameters()], [.init(plain: true)])
    try check(HistoryMethod.Changed.self, [NoParameters()], [NoReply()])
  }

  @Test func noMethodIsForgotten() throws {
    let methods = try ControlInterface.all.flatMap { text in
      let interface = try InterfaceDescription(parsing: text)
      return interface.members.filter { interface.method($0.name) != nil }
        .map { "\(interface.name).\($0.name)" }
    }
    let typed: [any ControlMethod.Type] = [
      SessionMethod.Start.self, SessionMethod.Pause.self, SessionMethod.Resume.self,
      SessionMethod.Toggle.self, SessionMethod.Skip.self, SessionMethod.Back.self,
      SessionMethod.Restart.self, SessionMethod.Extend.self, SessionMethod.Easier.self,
      SessionMethod.Stop.self, SessionMethod.GetStatus.self, SessionMethod.Monitor.self,
      SessionMethod.Volume.self, SessionMethod.Mute.self, ScheduleMethod.ListUpcoming.self,
      ScheduleMethod.Snooze.self, ScheduleMethod.SkipNext.self, ScheduleMethod.Off.self,
      ScheduleMethod.On.self, ScheduleMethod.Hold.self, ScheduleMethod.HoldWhileConnected.self,
      ScheduleMethod.Release.self, ScheduleMethod.UndoSkip.self,
      ScheduleMethod.Announce.self, ScheduleMethod.ListDecisions.self,
      LibraryMethod.Reload.self, LibraryMethod.GetPreferences.self,
      HistoryMethod.Changed.self,
    ]
    #expect(Set(methods) == Set(typed.map { $0.name }))
  }

  @Test(arguments: Status.State.allCases)
  func theInterfaceKnowsEveryState(state: Status.State) throws {
    let interface = try InterfaceDescription(parsing: ControlInterface.session)
    guard case .enumeration(let names) = interface.type("State") else {
      Issue.record("State is no enum")
      return
    }
    #expect(names.contains(state.rawValue))
    #expect(names.count == Status.State.allCases.count)
  }

  @Test func monitoringNeedsMore() throws {
    let interface = try InterfaceDescription(parsing: ControlInterface.session)
    #expect(interface.members.filter(\.requiresMore).map(\.name) == ["Monitor"])
  }

  @Test(arguments: [
    ControlError.nothingRunning, .runsElsewhere(host: "desk-7"), .alreadyRunning(routine: "x"),
    .reminderNotFound(reminder: "x", nearest: "y"), .reminderNotFound(reminder: "x", nearest: nil),
    .nothingDue(reminder: nil), .nothingDue(reminder: "x"),
    .snoozeLimit(reminder: "x", limit: 3), .noneUpcoming(reminder: nil),
    .noneUpcoming(reminder: "x"), .badMoment(text: "x"),
    .routineNotFound(routine: "x", nearest: nil), .routineNotFound(routine: "x", nearest: "y"),
    .badRoutine(diagnostics: ["a:1:1: b"]), .unknownZone(zone: "x"), .nothingToExtend,
    .noEasierForm(exercise: nil), .noEasierForm(exercise: "x"),
    .cannotCompose(reason: "x", nearest: nil), .cannotCompose(reason: "x", nearest: "--for 9m"),
  ])
  func errorsFitTheirInterfaceAndComeBack(error: ControlError) throws {
    let sent = error.varlinkError
    let name = Call(sent.name)
    let interfaces = try ControlInterface.all.map { try InterfaceDescription(parsing: $0) }
    let interface = try #require(interfaces.first { $0.name == name.interface })
    try interface.validate(sent.parameters, against: try #require(interface.error(name.member)))
    #expect(ControlError(sent) == error)
  }

  @Test func anotherInterfacesErrorIsNotOurs() {
    #expect(ControlError(.expectedMore) == nil)
    #expect(ControlError(VarlinkError("org.limber.Schedule.NothingRunning")) == nil)
  }
}
