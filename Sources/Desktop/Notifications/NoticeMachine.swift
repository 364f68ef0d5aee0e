// Limber's only notification, as a state machine: what should be shown, what the server shows, and
// what is under way. A server that is missing, slow or restarted does no harm.

/// Holds back every change while a call is under way, so that the server never gets two at a time
/// and answers cannot overtake each other.
package struct NoticeMachine: Hashable, Sendable {
  package enum Event: Hashable, Sendable {
    /// This should be shown; nil: nothing.
    case wanted(Notice?)
    case capabilities(Set<String>)
    case shown(id: UInt32)
    /// The server does not answer, or refuses.
    case failed
    case closed(id: UInt32, byPerson: Bool)
    case invoked(id: UInt32, key: String)
    /// Another server has taken the name, or there is none any more.
    case server(isThere: Bool)
  }

  package enum Action: Hashable, Sendable {
    case askCapabilities
    case notify(Notice, replacing: UInt32)
    case close(id: UInt32)
    /// The user has chosen an action.
    case chosen(key: String)
  }

  private(set) var wanted: Notice?
  /// What was last sent to the server.
  private var sent: Notice?
  /// Its id on the server; 0: none of ours is shown.
  private var id: UInt32 = 0
  /// A call is under way.
  private var isOnItsWay = false
  package private(set) var capabilities: Set<String>?
  /// The topic that the user has closed.
  private var closedTopic: String?
  /// Nothing is sent until something changes.
  private var hasFailed = false

  package init() {}

  /// - Returns: the actions to carry out, in order.
  package mutating func handle(_ event: Event) -> [Action] {
    switch event {
    case .wanted(let notice):
      // Only a new topic lifts the effect of a notification that was closed or refused.
      guard notice != wanted else { return [] }
      if notice?.topic != wanted?.topic { (closedTopic, hasFailed) = (nil, false) }
      wanted = notice
      return proceed()
    case .capabilities(let known):
      isOnItsWay = false
      capabilities = known
      return proceed()
    case .shown(let id):
      isOnItsWay = false
      self.id = id
      return proceed()
    case .failed:
      isOnItsWay = false
      (hasFailed, sent, id) = (true, nil, 0)
      return []
    case .closed(let id, let byPerson): return closed(id, byPerson)
    case .invoked(let id, let key): return id == self.id && id != 0 ? [.chosen(key: key)] : []
    // A new server knows nothing of what was shown, so everything is forgotten.
    case .server(let isThere):
      (sent, id, capabilities, isOnItsWay, hasFailed) = (nil, 0, nil, false, !isThere)
      return isThere ? proceed() : []
    }
  }

  private mutating func closed(_ id: UInt32, _ byPerson: Bool) -> [Action] {
    guard id == self.id, id != 0 else { return [] }
    self.id = 0
    // One that has expired is not shown again either, until its contents change.
    if byPerson { closedTopic = wanted?.topic }
    return []
  }

  /// Brings the server closer to what is wanted, by at most one call.
  private mutating func proceed() -> [Action] {
    guard !isOnItsWay else { return [] }
    guard let wanted, wanted.topic != closedTopic else {
      sent = nil
      defer { id = 0 }
      return id == 0 ? [] : [.close(id: id)]
    }
    guard wanted != sent, !hasFailed else { return [] }
    isOnItsWay = true
    guard capabilities != nil else { return [.askCapabilities] }
    sent = wanted
    return [.notify(wanted, replacing: id)]
  }
}
