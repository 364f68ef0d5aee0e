// Calls, signals, objects and names over a real bus, and its loss.

import Testing

@testable import Desktop

@Suite(.serialized) struct BusTests {
  private let daemon: PrivateBus
  private let turning: Turning

  init() throws {
    daemon = try PrivateBus()
    turning = try Turning()
  }

  private func bus() throws -> Bus { try Bus(turning.loop, .at(address: daemon.address)) }

  private func answer(_ bus: Bus, _ call: BusCall) throws -> Bus.Reply {
    var reply: Bus.Reply?
    try bus.call(call) { reply = $0 }
    try turning.until("\(call.member) is answered") { reply != nil }
    return reply!
  }

  /// An object that takes anything and shows what it was given.
  private func echo(_ bus: Bus, _ heard: @escaping ([BusValue]) -> Void) throws {
    try bus.export(
      BusInterface(
        "org.limber.Echo",
        methods: [
          BusMethod("Hear", takes: "ybiuxtdsoasa{sv}(is)v") {
            values throws(BusError) in heard(values)
          },
          BusMethod("Refuse") { _ throws(BusError) in throw .failed("not now") },
          BusMethod("Add", takes: "ii", names: ["First", "Second"]) { _ throws(BusError) in },
        ],
        properties: [
          BusProperty("Mood", "s", .never) { .string("calm") },
          BusProperty("Level", "d", set: { heard([$0]) }, value: { .double(0.5) }),
        ], signals: [("Sung", "s", ["Song"])]), at: "/echo")
  }

  @Test func everyTypeArrivesAsItWasSent() throws {
    let (server, client) = (try bus(), try bus())
    var heard: [BusValue] = []
    try echo(server) { heard = $0 }
    var isOurs: Bool?
    try server.request(name: "org.limber.Test") { isOurs = $0 }
    try turning.until("the name is owned") { isOurs != nil }
    #expect(isOurs == true)
    let sent: [BusValue] = [
      .byte(255), .bool(true), .int32(-5), .uint32(4_000_000_000), .int64(.min), .uint64(.max),
      .double(0.1), .string("Kniebeuge ü"), .objectPath("/a/b"), .strings(["x", ""]),
      .dictionary(["n": .int32(1), "t": .strings(["y"])]), .structure([.int32(2), .string("z")]),
      .variant(.variant(.bool(false))),
    ]
    let reply = try answer(
      client, BusCall(to: "org.limber.Test", "/echo", "org.limber.Echo", "Hear", sent))
    #expect(reply == .success([]))
    #expect(heard == sent)
  }

  @Test func whatIsRefusedComesBackWithItsName() throws {
    let (server, client) = (try bus(), try bus())
    try echo(server) { _ in }
    try server.request(name: "org.limber.Test") { _ in }
    let refused = try answer(
      client, BusCall(to: "org.limber.Test", "/echo", "org.limber.Echo", "Refuse"))
    #expect(refused == .failure(.failed("not now")))
    let nobody = try answer(
      client, BusCall(to: "org.limber.Nobody", "/echo", "org.limber.Echo", "Refuse"))
    guard case .failure(let error) = nobody else {
      Issue.record("nobody answered")
      return
    }
    #expect(error.isAbsence, "\(error.name)")
  }

  @Test func propertiesAreReadWrittenAndIntrospected() throws {
    let (server, client) = (try bus(), try bus())
    var heard: [BusValue] = []
    try echo(server) { heard = $0 }
    try server.request(name: "org.limber.Test") { _ in }
    func properties(_ member: String, _ arguments: BusValue...) throws -> Bus.Reply {
      try answer(
        client,
        BusCall(
          to: "org.limber.Test", "/echo", "org.freedesktop.DBus.Properties", member, arguments))
    }
    #expect(
      try properties("Get", .string("org.limber.Echo"), .string("Mood"))
        == .success([.variant(.string("calm"))]))
    _ = try properties(
      "Set", .string("org.limber.Echo"), .string("Level"), .variant(.double(0.25)))
    #expect(heard == [.double(0.25)])
    let all = try properties("GetAll", .string("org.limber.Echo")).get()[0].dictionary
    #expect(all == ["Mood": .string("calm"), "Level": .double(0.5)])
    let told =
      try answer(
        client,
        BusCall(
          to: "org.limber.Test", "/echo", "org.freedesktop.DBus.Introspectable", "Introspect")
      ).get()[0].text ?? ""
    for part in ["\"Hear\"", "\"First\"", "\"Second\"", "\"Sung\"", "\"Song\"", "\"Level\""] {
      #expect(told.contains(part), "\(part) in \(told)")
    }
  }

  @Test func signalsAndOwnersAreHeard() throws {
    let (server, client) = (try bus(), try bus())
    var songs: [[BusValue]] = []
    var owners: [Bool] = []
    try client.on(BusSignal(from: "org.limber.Test", "/echo", "org.limber.Echo", "Sung")) {
      songs.append($0)
    }
    try client.onOwner(of: "org.limber.Test") { owners.append($0 != nil) }
    // The rules stand when a call after them has been answered.
    _ = try answer(
      client,
      BusCall(
        to: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId"))
    try server.request(name: "org.limber.Test") { _ in }
    try turning.until("the owner is heard") { owners == [true] }
    try server.emit("/echo", "org.limber.Echo", "Sung", [.string("la")])
    try turning.until("the song is heard") { songs == [[.string("la")]] }
    try server.release(name: "org.limber.Test")
    try turning.until("its going is heard") { owners == [true, false] }
  }

  @Test func aBusThatIsLostIsToldOnceAndCallsFail() throws {
    let bus = try bus()
    var losses = 0
    bus.lost = { losses += 1 }
    _ = try answer(
      bus,
      BusCall(
        to: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId"))
    var reply: Bus.Reply?
    daemon.stop()
    try? bus.call(BusCall(to: "org.limber.Test", "/echo", "org.limber.Echo", "Hear")) {
      reply = $0
    }
    try turning.until("the loss is told") { losses == 1 }
    if let reply { #expect(throws: BusError.self) { try reply.get() } }
    #expect(throws: BusError.self) { try self.bus() }
    try daemon.start()
    _ = try self.bus()
  }
}
