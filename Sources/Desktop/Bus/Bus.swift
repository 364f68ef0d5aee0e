// A connection to a bus on the daemon's loop: calls, signals and exported objects as closures. It
// belongs to the loop's thread for life, as sd-bus requires (sd-bus(3)). A bus that is missing or
// was lost is normal: calls fail at once, and the callers try again.

import CSystemd
import Glibc
import Service

/// A call of a method on a peer.
package struct BusCall: Hashable, Sendable {
  package var destination: String
  package var path: String
  package var interface: String
  package var member: String
  package var arguments: [BusValue]
  /// Whether the bus starts a peer that is not running: merely looking should start nothing.
  package var startsPeer: Bool

  package init(
    to destination: String, _ path: String, _ interface: String, _ member: String,
    _ arguments: [BusValue] = [], startsPeer: Bool = true
  ) {
    self.startsPeer = startsPeer
    self.destination = destination
    self.path = path
    self.interface = interface
    self.member = member
    self.arguments = arguments
  }
}

/// A bus connection. Signals and exported objects live as long as it does, or as the returned slot;
/// calls that are still open when it is released are dropped.
package final class Bus {
  package enum Kind: Hashable, Sendable {
    /// The user's bus and the machine's, found as sd-bus does, from the environment.
    case session, system
    /// `unix:path=/run/user/1000/bus`
    case at(address: String)
  }

  /// The values of a method's reply, or the error of the peer or of the connection.
  package typealias Reply = Result<[BusValue], BusError>

  private let raw: OpaquePointer
  /// The calls that wait for a reply.
  private var calls: [ObjectIdentifier: PendingCall] = [:]
  private var slots: [BusSlot] = []
  /// Called once, when the connection is lost.
  package var lost: (() -> Void)?

  /// Connects. The rest (the handshake) happens in the loop.
  /// - Throws: if there is no bus.
  package init(_ loop: EventLoop, _ kind: Kind) throws(BusError) {
    raw = try Self.open(kind)
    try BusError.check(
      sd_bus_attach_event(raw, loop.raw, Int32(SD_EVENT_PRIORITY_NORMAL)),
      "sd_bus_attach_event")
    let gone = BusSignal(
      from: nil, "/org/freedesktop/DBus/Local", "org.freedesktop.DBus.Local", "Disconnected")
    try on(gone) { [weak self] _ in
      guard let self else { return }
      lost?()
      lost = nil
    }
  }

  /// Opens a bus, or the one at an address, which tests use.
  private static func open(_ kind: Kind) throws(BusError) -> OpaquePointer {
    var bus: OpaquePointer?
    switch kind {
    case .session: try BusError.check(sd_bus_open_user(&bus), "the session bus")
    case .system: try BusError.check(sd_bus_open_system(&bus), "the system bus")
    case .at(let address):
      try BusError.check(sd_bus_new(&bus), "sd_bus_new")
      let results = [
        sd_bus_set_address(bus, address), sd_bus_set_bus_client(bus, 1), sd_bus_start(bus),
      ]
      guard let failure = results.first(where: { $0 < 0 }) else { break }
      sd_bus_unref(bus)
      throw BusError(operation: address, code: -failure)
    }
    return bus!
  }

  // Slots hold pointers into the bus, so they are removed before it is closed.
  deinit {
    slots = []
    calls = [:]
    sd_bus_detach_event(raw)
    sd_bus_close_unref(raw)
  }

  /// Sends what is queued, for a shutdown that does not return to the loop.
  package func flush() { sd_bus_flush(raw) }

  // MARK: Calls

  /// Calls a method without waiting for it: the loop must never block on a peer.
  /// - Parameters:
  ///   - seconds: the timeout of the call.
  ///   - then: called in the loop, never from here.
  package func call(
    _ call: BusCall, within seconds: UInt64 = 5, then: @escaping (Reply) -> Void = { _ in }
  ) throws(BusError) {
    let message = try message(call)
    let pending = PendingCall { [weak self] call, reply in
      guard let self else { return }
      calls[ObjectIdentifier(call)] = nil
      then(reply)
    }
    var slot: OpaquePointer?
    // The closure is a C function pointer and captures nothing; the call itself is its context. The
    // dictionary keeps the call alive until the reply, the timeout or the end of the bus.
    let sent = sd_bus_call_async(
      raw, &slot, message.raw,
      { reply, userdata, _ in
        let call = Unmanaged<PendingCall>.fromOpaque(userdata!).takeUnretainedValue()
        withExtendedLifetime(call) { call.took(reply!) }
        return 0
      }, Unmanaged.passUnretained(pending).toOpaque(), seconds * 1_000_000)
    try BusError.check(sent, call.member)
    pending.slot = BusSlot(slot!)
    calls[ObjectIdentifier(pending)] = pending
  }

  private func message(_ call: BusCall) throws(BusError) -> BusMessage {
    var raw: OpaquePointer?
    try BusError.check(
      sd_bus_message_new_method_call(
        self.raw, &raw, call.destination, call.path, call.interface, call.member),
      call.member)
    let message = BusMessage(owning: raw!)
    sd_bus_message_set_auto_start(message.raw, call.startsPeer ? 1 : 0)
    try message.append(call.arguments)
    return message
  }

  // MARK: Signals

  /// Calls `heard` with a signal's arguments for as long as the bus lives.
  package func on(
    _ signal: BusSignal, heard: @escaping ([BusValue]) -> Void
  ) throws(BusError) {
    slots.append(try listen(to: signal, heard: heard))
  }

  /// Calls `heard` with a signal's arguments for as long as the returned object is held, which must
  /// not outlive the bus.
  package func listen(
    to signal: BusSignal, heard: @escaping ([BusValue]) -> Void
  ) throws(BusError) -> BusSlot {
    let listener = Listener(heard)
    var slot: OpaquePointer?
    let added = sd_bus_add_match_async(
      raw, &slot, signal.rule,
      { message, userdata, _ in
        let listener = Unmanaged<Listener>.fromOpaque(userdata!).takeUnretainedValue()
        // A signal whose types are not the expected ones is ignored.
        withExtendedLifetime(listener) {
          if let values = try? BusReading(message!).values() { listener.heard(values) }
        }
        return 0
      }, { _, _, _ in 0 }, Unmanaged.passUnretained(listener).toOpaque())
    try BusError.check(added, signal.member)
    return BusSlot(slot!, holding: listener)
  }

  /// Calls `heard` with the new owner of a name whenever it changes; nil: the name has no owner.
  package func onOwner(
    of name: String, heard: @escaping (String?) -> Void
  ) throws(BusError) {
    slots.append(try listen(toOwnerOf: name, heard: heard))
  }

  /// The same, for as long as the returned object is held.
  package func listen(
    toOwnerOf name: String, heard: @escaping (String?) -> Void
  ) throws(BusError) -> BusSlot {
    let signal = BusSignal(
      from: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameOwnerChanged", about: name)
    return try listen(to: signal) { values in
      guard values.count == 3, let owner = values[2].text else { return }
      heard(owner.isEmpty ? nil : owner)
    }
  }

  /// Calls `heard` with each name below another one whose owner changes, for as long as the
  /// returned object is held.
  func listen(
    toOwnersWithin namespace: String, heard: @escaping (String) -> Void
  ) throws(BusError) -> BusSlot {
    let signal = BusSignal(
      from: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameOwnerChanged", within: namespace)
    return try listen(to: signal) { values in
      if let name = values.first?.text { heard(name) }
    }
  }

  /// Sends a signal to everybody on the bus.
  /// Fails if the connection is lost; whether anybody has received it is not known.
  package func emit(
    _ path: String, _ interface: String, _ member: String, _ arguments: [BusValue]
  ) throws(BusError) {
    var raw: OpaquePointer?
    try BusError.check(
      sd_bus_message_new_signal(self.raw, &raw, path, interface, member), member)
    let message = BusMessage(owning: raw!)
    try message.append(arguments)
    try BusError.check(sd_bus_send(self.raw, message.raw, nil), member)
  }

  // MARK: Names and objects

  /// Requests a name, without queueing for it: if another program has it, that program keeps it.
  /// - Parameter then: receives whether the name is now ours.
  package func request(name: String, then: @escaping (Bool) -> Void) throws(BusError) {
    let call = BusCall(
      to: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", [.string(name), .uint32(Self.doNotQueue)])
    try self.call(call) { reply in
      let answer = try? reply.get().first?.unsigned
      then(answer == Self.primaryOwner || answer == Self.alreadyOwner)
    }
  }

  /// Gives a name back; the reply does not matter.
  package func release(name: String) throws(BusError) {
    try call(
      BusCall(
        to: "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
        "ReleaseName", [.string(name)]))
  }

  /// Exports an interface of an object for as long as the bus lives.
  package func export(_ interface: BusInterface, at path: String) throws(BusError) {
    // sd-bus keeps pointers into the table, so the slot holds it.
    let table = BusTable(interface)
    var slot: OpaquePointer?
    let added = sd_bus_add_object_vtable(
      raw, &slot, path, interface.name, table.entries,
      Unmanaged.passUnretained(table).toOpaque())
    try BusError.check(added, interface.name)
    slots.append(BusSlot(slot!, holding: table))
  }

  /// Announces that properties have changed; their values are read from the object.
  package func changed(
    _ names: [String], of interface: String, at path: String
  ) throws(BusError) {
    var pointers = names.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    try BusError.check(
      sd_bus_emit_properties_changed_strv(raw, path, interface, &pointers), interface)
  }

  // Of RequestName (D-Bus Specification, “Message Bus Messages”).
  private static let doNotQueue: UInt32 = 4
  private static let primaryOwner: UInt32 = 1
  private static let alreadyOwner: UInt32 = 4
}

/// Something registered with sd-bus, removed when this is released.
package final class BusSlot {
  private let raw: OpaquePointer
  /// The object that its C callback gets a pointer to.
  private let held: AnyObject?

  fileprivate init(_ raw: OpaquePointer, holding held: AnyObject? = nil) {
    self.raw = raw
    self.held = held
  }

  deinit { sd_bus_slot_unref(raw) }
}

/// The context of a signal's C callback.
private final class Listener {
  let heard: ([BusValue]) -> Void

  init(_ heard: @escaping ([BusValue]) -> Void) { self.heard = heard }
}

/// The context of a call's C callback: it converts the reply, and holds the slot that would cancel
/// the call if it were released.
private final class PendingCall {
  var slot: BusSlot?
  private let done: (PendingCall, Bus.Reply) -> Void

  init(_ done: @escaping (PendingCall, Bus.Reply) -> Void) { self.done = done }

  func took(_ message: OpaquePointer) {
    if let error = sd_bus_message_get_error(message) {
      let failure = BusError(
        name: error.pointee.name.map { String(cString: $0) } ?? "",
        message: error.pointee.message.map { String(cString: $0) } ?? "")
      return done(self, .failure(failure))
    }
    do throws(BusError) {
      done(self, .success(try BusReading(message).values()))
    } catch {
      done(self, .failure(error))
    }
  }
}
