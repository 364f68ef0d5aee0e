// The exercises that routines name. Ours are embedded; a site's and a person's own come before
// them, the first of a name wins.

package struct Catalogue: Sendable {
  private var exercises: [String: Exercise]

  package init(_ exercises: [Exercise] = []) {
    self.exercises = Dictionary(exercises.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  package subscript(id: String) -> Exercise? { exercises[id] }

  /// By the name as people read it, in any case.
  package func exercise(named name: String) -> Exercise? {
    let wanted = name.lowercased()
    return ids.lazy.compactMap { exercises[$0] }.first { $0.name.lowercased() == wanted }
  }

  /// Every id, in order of the alphabet.
  package var ids: [String] { exercises.keys.sorted() }
  package var all: [Exercise] { ids.compactMap { exercises[$0] } }
}
