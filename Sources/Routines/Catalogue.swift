// The exercises that routines can name. Ours are embedded; a site's and the user's own come before
// them, and the first of a name is used.

package struct Catalogue: Sendable {
  private var exercises: [String: Exercise]

  package init(_ exercises: [Exercise] = []) {
    self.exercises = Dictionary(exercises.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  package subscript(id: String) -> Exercise? { exercises[id] }

  /// By its displayed name, ignoring case.
  package func exercise(named name: String) -> Exercise? {
    let wanted = name.lowercased()
    return ids.lazy.compactMap { exercises[$0] }.first { $0.name.lowercased() == wanted }
  }

  /// The easier forms of an exercise, each easier than the one before it.
  package func easierForms(of exercise: Exercise) -> [Exercise] {
    var forms: [Exercise] = []
    var next = exercise.easier
    // Users' own exercises may form a cycle.
    while let id = next, id != exercise.id, !forms.contains(where: { $0.id == id }),
      let form = exercises[id]
    {
      forms.append(form)
      next = form.easier
    }
    return forms
  }

  /// Some exercises, and everything harder than any of them.
  package func harderForms(of ids: Set<String>) -> Set<String> {
    var (found, fresh) = (ids, ids)
    while !fresh.isEmpty {
      let named = fresh.compactMap { exercises[$0]?.harder }
      let naming = exercises.values.filter { $0.easier.map(fresh.contains) ?? false }.map(\.id)
      fresh = Set(named + naming).subtracting(found)
      found.formUnion(fresh)
    }
    return found
  }

  /// Every id, in alphabetical order.
  package var ids: [String] { exercises.keys.sorted() }
  package var all: [Exercise] { ids.compactMap { exercises[$0] } }
}
