// A peer on a bus that answers as it is told, by sd-bus itself and nothing of ours but the values.

import CSystemd
import Testing

@testable import Desktop

final class FakePeer {
  private var raw: OpaquePointer?
  /// What it was asked: the member, and the last argument if that is a text.
  private(set) var asked: Set<String> = []
  /// Of `path interface.member` and its arguments; nil: it is not understood.
  var answers: (String, [BusValue]) -> [BusValue]?

  /// Has its name when this returns.
  init(
    _ turning: Turning, _ address: String, name: String, path: String,
    answers: @escaping (String, [BusValue]) -> [BusValue]?
  ) throws {
    self.answers = answers
    let results = [
      sd_bus_new(&raw), sd_bus_set_address(raw, address), sd_bus_set_bus_client(raw, 1),
      sd_bus_start(raw), sd_bus_attach_event(raw, turning.loop.raw, 0),
      sd_bus_add_fallback(
        raw, nil, path,
        { message, peer, _ in
          Unmanaged<FakePeer>.fromOpaque(peer!).takeUnretainedValue().heard(message!)
        }, Unmanaged.passUnretained(self).toOpaque()),
      sd_bus_request_name(raw, name, 0),
    ]
    try #require(!results.contains { $0 < 0 }, "\(name): \(results)")
  }

  deinit { close() }

  /// It goes without a word.
  func close() {
    sd_bus_detach_event(raw)
    sd_bus_close_unref(raw)
    raw = nil
  }

  func emit(_ path: String, _ interface: String, _ member: String, _ values: [BusValue]) throws {
    var message: OpaquePointer?
    sd_bus_message_new_signal(raw, &message, path, interface, member)
    let signal = BusMessage(owning: message!)
    try signal.append(values)
    #expect(sd_bus_send(raw, signal.raw, nil) >= 0)
  }

  /// Tells that a property has this value now.
  func changed(_ path: String, _ interface: String, _ property: String, _ value: BusValue) throws {
    try emit(
      path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
      [.string(interface), .dictionary([property: value]), .strings([])])
  }

  private func heard(_ message: OpaquePointer) -> Int32 {
    let member = String(cString: sd_bus_message_get_member(message))
    let interface = sd_bus_message_get_interface(message).map { String(cString: $0) } ?? ""
    let path = String(cString: sd_bus_message_get_path(message))
    let given = try? BusReading(message).values()
    asked.insert([member, given?.last?.text].compactMap { $0 }.joined(separator: " "))
    guard let values = given,
      let answer = answers("\(path) \(interface).\(member)", values)
    else { return 0 }
    var reply: OpaquePointer?
    sd_bus_message_new_method_return(message, &reply)
    let wrapped = BusMessage(owning: reply!)
    do {
      try wrapped.append(answer)
    } catch {
      Issue.record(error)
    }
    return sd_bus_send(nil, wrapped.raw, nil) < 0 ? -1 : 1
  }
}
