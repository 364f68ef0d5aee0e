// One number of a calendar expression: the values it matches, and its canonical text.

/// `*`, or a list of `2`, `2..8`, `2/3` and `2..8/3` (systemd.time(7), “Calendar Events”).
struct CalendarField: Hashable, Sendable {
  struct Component: Hashable, Sendable, Comparable {
    var start: Int
    /// The last value; nil: a single value, or a repetition without an end.
    var stop: Int?
    /// From each value to the next; nil: there is one value.
    var step: Int?

    static func < (a: Self, b: Self) -> Bool {
      (a.start, a.stop ?? -1, a.step ?? 0) < (b.start, b.stop ?? -1, b.step ?? 0)
    }

    /// The end is a value that is reached, and a range of one value is written as that value.
    var normalised: Component {
      guard let step else { return self }
      var component = self
      if let stop, stop > start { component.stop = stop - (stop - start) % step }
      if component.stop == start { return Component(start: start) }
      return component
    }

    func values(to last: Int) -> StrideThrough<Int> {
      stride(from: start, through: step == nil ? start : stop ?? last, by: step ?? 1)
    }
  }

  /// Empty: any value.
  let components: [Component]

  static let any = CalendarField([Component]())

  init(_ components: [Component]) {
    self.components = Set(components.map(\.normalised)).sorted()
  }

  /// Exactly these values.
  init(values: [Int]) { self.init(values.map { Component(start: $0) }) }

  var isAny: Bool { components.isEmpty }

  /// What is wrong with its values; nil if nothing is.
  /// - Parameter isFromEnd: days are counted from the end of the month, and every month has 28 of
  ///   them.
  func fault(_ name: String, in range: ClosedRange<Int>, isFromEnd: Bool = false) -> String? {
    let last = isFromEnd ? range.upperBound - 3 : range.upperBound
    let allowed = range.lowerBound...last
    for component in components {
      for value in [component.start, component.stop].compactMap({ $0 })
      where !allowed.contains(value) {
        return "a \(name) is \(range.lowerBound) to \(last), not \(value)"
      }
      guard let step = component.step else { continue }
      if let stop = component.stop, stop < component.start {
        return "\(component.start)..\(stop) is backwards"
      }
      let room =
        component.stop.map { $0 - component.start }
        ?? (isFromEnd ? component.start - range.lowerBound : last - component.start)
      if step > room { return "a step of \(step) leaves only one \(name)" }
    }
    return nil
  }

  /// Bit n is set if it matches the value n; for values up to 63.
  func mask(in range: ClosedRange<Int>) -> UInt64 {
    if isAny { return range.reduce(0) { $0 | 1 << UInt64($1) } }
    return components.flatMap { $0.values(to: range.upperBound) }
      .filter(range.contains).reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// Bit n is set if it matches day n of a month, for days counted from the month's end.
  func maskFromEnd(length: Int) -> UInt64 {
    if isAny { return mask(in: 1...length) }
    let swapped = components.map { component in
      let (start, stop) = (length + 1 - component.start, component.stop.map { length + 1 - $0 })
      return Component(
        start: stop ?? start, stop: stop == nil ? nil : start, step: component.step)
    }
    return swapped.flatMap { $0.values(to: length) }.filter { (1...length).contains($0) }
      .reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// The first matching value from `value` on, for a field with many values.
  func first(from value: Int, to last: Int) -> Int? {
    guard value <= last else { return nil }
    if isAny { return value }
    return components.compactMap { component in
      if value <= component.start { return component.start }
      guard let step = component.step else { return nil }
      let next = component.start + (value - component.start + step - 1) / step * step
      return next <= component.stop ?? last ? next : nil
    }.min()
  }

  /// As systemd writes it.
  func text(width: Int) -> String {
    if isAny { return "*" }
    return components.map { component in
      var text = component.start.padded(width)
      if let stop = component.stop { text += "..\(stop.padded(width))" }
      if let step = component.step, component.stop == nil || step != 1 { text += "/\(step)" }
      return text
    }.joined(separator: ",")
  }
}
