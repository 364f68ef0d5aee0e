// Why a session is paused although no person has paused it, in words for status and notifications.

enum PauseReason: Hashable {
  case sleep
  /// A program has begun to use a microphone; nil: nobody knows which.
  case call(String?)
  case otherUser
  /// The sound has moved to another outlet.
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
