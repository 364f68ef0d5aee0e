// The progress of a rendering: a bar on a terminal, or a line at each quarter for users who prefer
// sentences. A value without output: it is given the frames, and returns what is to be written.

/// Written by `ProgressOutput`.
struct RenderProgress {
  /// How progress is shown.
  enum Form: Hashable {
    /// Not at all.
    case none
    /// `25 per cent`, `50 per cent`, `75 per cent`.
    case lines
    /// A bar; the width is that of the terminal, in columns.
    case bar(width: Int)
  }

  let form: Form
  private let total: Int64
  private var lastPercent = -1
  private var lastQuarter: Int64 = 0

  /// Columns; below that, lines are used instead of a bar.
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

  /// What is to be written when so many frames are done; nil if nothing has changed.
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

  /// Removes the bar: back to the first column, then erase the line (EL). Nil when there is none.
  var end: String? {
    guard case .bar = form, lastPercent >= 0 else { return nil }
    return "\r\u{1B}[K"
  }

  /// `[#####     ]  45 %`, one column narrower than the terminal, so that no terminal wraps it.
  private static func bar(_ percent: Int, width: Int) -> String {
    let number = "\(percent) %"
    let room = width - 1 - 2 - 1 - "100 %".count
    let full = room * percent / 100
    let bar = String(repeating: "#", count: full) + String(repeating: " ", count: room - full)
    let pad = String(repeating: " ", count: "100 %".count - number.count + 1)
    return "[\(bar)]\(pad)\(number)"
  }
}
