// Writes an interface definition in one canonical form, which parses back to the same value:
// parse, format, parse is a fixed point.

extension InterfaceDescription {
  /// The definition with its comments, as a .varlink file.
  package var formatted: String {
    var lines = comment(documentation, indent: "") + ["interface \(name)"]
    for member in members {
      lines += [""] + comment(member.documentation, indent: "") + [definition(of: member)]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A member without its comment.
private func definition(of member: InterfaceMember) -> String {
  switch member.kind {
  case .type(let type): "type \(member.name) \(text(of: type, indent: ""))"
  case .method(let input, let output):
    "method \(member.name)\(text(of: .structure(input), indent: "")) -> "
      + text(of: .structure(output), indent: "")
  case .error(let fields): "error \(member.name) \(text(of: .structure(fields), indent: ""))"
  }
}

/// A type; `indent` is that of the line in which it begins.
private func text(of type: VarlinkType, indent: String) -> String {
  switch type {
  case .bool: "bool"
  case .int: "int"
  case .float: "float"
  case .string: "string"
  case .object: "object"
  case .any: "any"
  case .named(let name): name
  case .array(let element): "[]" + text(of: element, indent: indent)
  case .map(let element): "[string]" + text(of: element, indent: indent)
  case .nullable(let type): "?" + text(of: type, indent: indent)
  case .enumeration(let names): "(\(names.joined(separator: ", ")))"
  case .structure(let fields): text(of: fields, indent: indent)
  }
}

/// On one line if there is room and there are no comments; otherwise one line for each field.
private func text(of fields: [Field], indent: String) -> String {
  let inner = indent + "  "
  let texts = fields.map { "\($0.name): \(text(of: $0.type, indent: inner))" }
  let line = "(\(texts.joined(separator: ", ")))"
  let isPlain = fields.allSatisfy(\.documentation.isEmpty) && !line.contains("\n")
  if isPlain, line.count <= 70 { return line }
  let blocks = zip(fields, texts).map { field, text in
    (comment(field.documentation, indent: inner) + [inner + text]).joined(separator: "\n")
  }
  return "(\n\(blocks.joined(separator: ",\n"))\n\(indent))"
}

/// Comment lines; an empty one has no space at its end.
private func comment(_ lines: [String], indent: String) -> [String] {
  lines.map { $0.isEmpty ? "\(indent)#" : "\(indent)# \($0)" }
}
