// The text that identifies an occurrence in the history, in exports and in the control interfaces.
// It must never change, since the rows written by all earlier versions contain it.

import Lengths

extension OccurrenceKey {
  /// - Parameter local: as `local` writes it.
  package init(reminder: String, local: String) {
    self.init(reminder: reminder, time: WrittenTime(parsing: local))
  }

  /// `2026-11-24T07:30:00`; for an `every`, the start of its window and the time since then:
  /// `2026-11-24T09:00:00+2h30m`; for one that the user requested, the time of the request:
  /// `2026-11-24T09:12:33 now`.
  package var local: String { time.description }
}

extension WrittenTime: CustomStringConvertible {
  private static let wish = " now"

  package var description: String {
    switch self {
    case .local(let time): "\(time)"
    case .elapsed(let start, let seconds):
      "\(start)+\(LengthText.written(milliseconds: seconds * 1000, in: .elapsed))"
    case .wanted(let time): "\(time)\(Self.wish)"
    case .unknown(let text): text
    }
  }

  /// Text that `description` would write differently becomes `unknown`, so that a row can be found
  /// by exactly the text it contains.
  init(parsing text: String) {
    guard let read = Self.read(text), read.description == text else {
      self = .unknown(text)
      return
    }
    self = read
  }

  private static func read(_ text: String) -> WrittenTime? {
    if text.hasSuffix(wish) {
      return CivilDateTime(parsing: text.dropLast(wish.count)).map { .wanted($0) }
    }
    let parts = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    guard let start = CivilDateTime(parsing: parts[0]) else { return nil }
    guard parts.count == 2 else { return .local(start) }
    return LengthText.milliseconds(parts[1], in: .elapsed).map {
      .elapsed(from: start, seconds: $0 / 1000)
    }
  }
}
