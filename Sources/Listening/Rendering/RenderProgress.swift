// How far a rendering has come: a bar that grows on a terminal, or, for those who want sentences, a
// line at each quarter. A pure value: it is told the frames, and says what is to be written.

struct RenderProgress {
  enum Form: Hashable {
    /// Nobody watches.
    case none
    case lines
    /// So many columns wide.
    case bar(width: Int)
  }

  let form: Form
  private let total: Int64
  private var lastPercent = -1
  private var lastQuarter: Int64 = 0

  private static let widthMin = 16

  /// - Parameter total: in frames.
  init(_ form: Form, total: Int64) {
    if case .bar(let width) = form, width < Self.widthMin {
      self.form = .lines
    } else {
      self.form = form
    }
    self.total = max(1, total)
  }

  /// What is to be written when so many frames are done; nil: nothing new.
  mutating func text(done: Int64) -> String? {
    switch form {
    case .none: return nil
    case .lines:
      let quarter = min(3, done * 4 / total)
      guard quarter > lastQuarter else { return nil }
      lastQuarter = quarter
      return "\(quarter * 25) per cent\n"
    case .bar(let width):
      let percent = Int(done * 100 / total)
      guard percent != lastPercent else { return nil }
      lastPercent = percent
      return "\r\(Self.bar(percent, width: width))"
    }
  }

  /// What takes a bar away again.
  var end: String? {
    guard case .bar = form, lastPercent >= 0 else { return nil }
    return "\r\u{1B}[K"
  }

  /// `[#####     ]  45 %`, one column less than there is, so that no terminal wraps it.
  private static func bar(_ percent: Int, width: Int) -> String {
    let number = "\(percent) %"
    let room = width - 1 - 2 - 1 - "100 %".count
    let full = room * percent / 100
    let bar = String(repeating: "#", count: full) + String(repeating: " ", count: room - full)
    let pad = String(repeating: " ", count: "100 %".count - number.count + 1)
    return "[\(bar)]\(pad)\(number)"
  }
}
