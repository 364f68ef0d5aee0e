// The name of a composed routine: its length and its purpose, in words.

enum ComposedName {
  /// `Ten minutes for the lower back`. What is called the whole body trains most of it.
  /// - Parameter steps: the routine; empty: not known yet.
  static func name(
    of wish: Wish, targets: [Area], isWholeBody: Bool, steps: [Step] = []
  ) -> String {
    let length = length(wish.length)
    if isWholeBody {
      let trained = trained(steps)
      if steps.isEmpty || trained.contains(.fullBody) || trained.count >= mostOfTheBody {
        return "\(length) for the whole body"
      }
      return "\(length) for \(list(Array(trained.prefix(3))))"
    }
    if targets == [.breathing] { return "\(length) of breathing" }
    return targets.count > 3
      ? "\(length) for \(words[targets.count]) areas" : "\(length) for \(list(targets))"
  }

  /// Of the eleven areas of the body.
  private static let mostOfTheBody = 6

  /// The areas that are trained, those that most exercises train first.
  private static func trained(_ steps: [Step]) -> [Area] {
    let exercises = Routine(id: "", name: "", steps: steps).exercises
    let counts = exercises.flatMap(\.areas).reduce(into: [Area: Int]()) { $0[$1, default: 0] += 1 }
    let order = Area.allCases
    return counts.keys.sorted {
      (-counts[$0]!, order.firstIndex(of: $0)!) < (-counts[$1]!, order.firstIndex(of: $1)!)
    }
  }

  private static let words = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
  ]

  /// `Ten minutes`, `25 minutes`, `2m30s`.
  private static func length(_ length: Milliseconds) -> String {
    let (minutes, rest) = length.count.quotientAndRemainder(dividingBy: 60_000)
    guard rest == 0 else { return length.description }
    guard minutes < words.count else { return "\(minutes) minutes" }
    return "\(words[Int(minutes)].capitalised) minutes"
  }

  /// Whether a name begins with the length that the routine has, or nearly has: as a composed one
  /// may be a little longer or shorter than it was wished.
  static func tells(_ length: Milliseconds, _ name: String) -> Bool {
    let (minute, off) = (Int64(60_000), max(30_000, length.count * 3 / 100))
    let minutes = (length.count - off + minute - 1) / minute...(length.count + off) / minute
    return minutes.contains { (name + " ").hasPrefix(Self.length(.seconds($0 * 60)) + " ") }
  }

  /// `the neck, the shoulders and the hips`.
  static func list(_ areas: [Area]) -> String {
    Self.list(areas.map { $0 == .breathing ? "breathing" : "the \($0.phrase)" }, joined: "and")
  }

  static func list(_ words: [String], joined word: String) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}

extension Area {
  /// In words: `lower back`.
  var phrase: String { String(rawValue.map { $0 == "-" ? " " : $0 }) }
}

extension Position {
  /// `half kneeling`, `on all fours`.
  var phrase: String {
    switch self {
    case .standing: "standing"
    case .seated: "seated"
    case .kneeling: "kneeling"
    case .halfKneeling: "half-kneeling"
    case .allFours: "on all fours"
    case .supine: "on the back"
    case .prone: "on the front"
    case .sideLying: "on the side"
    }
  }
}
