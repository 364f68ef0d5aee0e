// Why a session was paused automatically, in words for the status and notifications.

enum PauseReason: Hashable {
  case sleep
  /// A program has begun to use a microphone; nil if its name is not known.
  case call(String?)
  case otherUser
  /// The sound has moved to another sink or port.
  case moved(to: String)

  var words: String {
    switch self {
    case .sleep: "the machine slept"
    case .call(let program): "a call began\(program.map { " (\($0))" } ?? "")"
    case .otherUser: "another user's session came in front"
    case .moved(let place): "the sound moved to \(place)"
    }
  }
}
