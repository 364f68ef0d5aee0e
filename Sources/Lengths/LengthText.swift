// Lengths as people write them: `20s`, `1m30s`, `500ms`, `2h`. The one reader and the one writer of
// both programs. A bare number is refused, because nobody can tell what its unit would be.

package enum LengthText {
  /// Reads a length; nil when it is none. Units come once each, the longest first, each with a
  /// whole number of nine digits at the most.
  /// - Returns: milliseconds.
  package static func milliseconds(_ text: some StringProtocol, in units: LengthUnits) -> Int64? {
    var rest = text[...]
    var total: Int64 = 0
    var smallest = -1
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let name = rest.dropFirst(digits.count).prefix { $0.isASCII && $0.isLetter }
      guard let number = Int64(digits), digits.count <= 9,
        let unit = units.units.firstIndex(where: { $0.name == name }), unit > smallest
      else { return nil }
      total += number * units.units[unit].milliseconds
      smallest = unit
      rest = rest.dropFirst(digits.count + name.count)
    }
    return smallest < 0 ? nil : total
  }

  /// Writes a length: as much as there is of each unit, from the longest on; `0s` for nothing, and
  /// for what the units leave over.
  package static func written(milliseconds: Int64, in units: LengthUnits) -> String {
    var rest = milliseconds
    var text = ""
    for unit in units.units where rest >= unit.milliseconds {
      text += "\(rest / unit.milliseconds)\(unit.name)"
      rest %= unit.milliseconds
    }
    return text.isEmpty ? "0s" : text
  }
}
