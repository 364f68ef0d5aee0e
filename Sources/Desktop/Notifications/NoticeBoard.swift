// Shows notices on the desktop's notification server, over a bus; NoticeMachine decides what is
// sent.

import Service

/// Carries out the machine's actions, and reports what the server answers.
package final class NoticeBoard {
  private let bus: Bus
  private var machine = NoticeMachine()
  private let chosen: (String) -> Void

  /// The name and version of the server, for doctor; nil: there is none.
  package private(set) var server: String?

  private static let name = "org.freedesktop.Notifications"
  private static let path = "/org/freedesktop/Notifications"

  /// - Parameter chosen: called with the key of the action that the user has chosen.
  /// - Throws: if signals of the bus cannot be received.
  package init(_ bus: Bus, chosen: @escaping (String) -> Void) throws(BusError) {
    self.bus = bus
    self.chosen = chosen
    try bus.on(signal("NotificationClosed")) { [weak self] values in
      guard let self else { return }
      guard values.count == 2, let id = values[0].unsigned else { return }
      // Reason 2 of the specification: the user has closed it.
      handle(.closed(id: id, byPerson: values[1].unsigned == 2))
    }
    try bus.on(signal("ActionInvoked")) { [weak self] values in
      guard let self else { return }
      guard values.count == 2, let id = values[0].unsigned, let key = values[1].text else {
        return
      }
      handle(.invoked(id: id, key: key))
    }
    try bus.onOwner(of: Self.name) { [weak self] owner in
      guard let self else { return }
      handle(.server(isThere: owner != nil))
    }
  }

  /// Shows this instead of what is shown; nil: nothing.
  package func show(_ notice: Notice?) { handle(.wanted(notice)) }

  private func signal(_ member: String) -> BusSignal {
    BusSignal(from: Self.name, Self.path, Self.name, member)
  }

  /// Passes an event to the machine and carries out its actions.
  private func handle(_ event: NoticeMachine.Event) {
    for action in machine.handle(event) { perform(action) }
  }

  private func perform(_ action: NoticeMachine.Action) {
    switch action {
    case .askCapabilities:
      call("GetCapabilities", []) { values in
        values.first?.texts.map { .capabilities(Set($0)) } ?? .failed
      }
    case .notify(let notice, let id):
      let arguments = notice.arguments(replacing: id, on: machine.capabilities ?? [])
      call("Notify", arguments) { values in
        values.first?.unsigned.map { .shown(id: $0) } ?? .failed
      }
    case .close(let id): call("CloseNotification", [.uint32(id)], then: nil)
    case .chosen(let key): chosen(key)
    }
  }

  /// - Parameter event: turns the reply into an event; nil: the reply does not matter.
  private func call(
    _ member: String, _ arguments: [BusValue],
    then event: (([BusValue]) -> NoticeMachine.Event)?
  ) {
    let call = BusCall(to: Self.name, Self.path, Self.name, member, arguments)
    do throws(BusError) {
      try bus.call(call) { [weak self] reply in
        guard let event, let self else { return }
        switch reply {
        case .success(let values): handle(event(values))
        case .failure: handle(.failed)
        }
      }
    } catch {
      if event != nil { handle(.failed) }
    }
  }
}
