// Everything that the files contain, read in one pass. A file that does not parse is reported and
// keeps its last good version, so that one mistake never costs the other files.

import Routines
import Scheduling
import Sounds

/// A routine with its origin.
package struct FoundRoutine: Hashable, Sendable {
  package var routine: Routine
  /// The file; nil for a built-in one.
  package var path: String?
}

/// The contents of all files at one moment, as a value: a reload makes a new one and replaces the
/// old one in one step.
package struct Configuration: Sendable {
  /// Those of the first file; the defaults without one.
  package private(set) var settings = Settings()
  /// The exercises of all layers, and the built-in ones.
  package private(set) var catalogue = Catalogue()
  /// By id.
  package private(set) var routines: [String: FoundRoutine] = [:]
  /// By name, including masked ones.
  package private(set) var reminders: [String: FoundReminder] = [:]
  /// The sounds, with the settings' levels for single cues.
  package private(set) var theme = Theme.fallback
  /// Errors, in the order of reading.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Files in the folders that are ignored, though the user may have meant them to be read.
  package private(set) var ignored: [Diagnostic] = []
  /// What is in force but may not be intended: shown by the checks, and not a problem of the
  /// daemon.
  package private(set) var warnings: [Diagnostic] = []
  /// The text of the settings and its path, for positions in it.
  private var settingsText: (text: String, path: String)?
  /// The files that were found, good or bad.
  private var paths: Set<String> = []

  private init() {}

  /// Reads every file of the layers.
  /// - Parameters:
  ///   - previous: the configuration in force; a bad file keeps its part of it.
  ///   - zones: the zones that exist, to check reminders' zones.
  ///   - today: for warnings of past dates; nil for no such warnings.
  package init(
    reading layers: Layers, previous: Configuration? = nil, zones: Names = .any,
    spreadSeed: UInt64 = 0, today: CivilDate? = nil
  ) {
    // The order matters: exercises need the settings' language, routines need the exercises, and
    // reminders need the routines.
    readSettings(layers, previous)
    readExercises(layers, previous)
    readRoutines(layers, previous)
    readReminders(
      layers, previous, surroundings(zones: zones, spreadSeed: spreadSeed, today: today))
    readTheme(layers, previous)
    checkNames(layers)
    ignored += layers.strangers
  }

  /// Settings that do not parse stay as they were.
  private mutating func readSettings(_ layers: Layers, _ previous: Configuration?) {
    guard let file = Layers.first("settings", of: .settings, in: layers.folders) else { return }
    do throws(BadFile) {
      let text = try file.text()
      settings = try SettingsFile.settings(text, file: file.path)
      settingsText = (text, file.path)
    } catch {
      diagnostics += error.diagnostics
      settings = previous?.settings ?? Settings()
    }
  }

  /// The built-in catalogue, then the layers' own exercises, which replace or hide it.
  private mutating func readExercises(_ layers: Layers, _ previous: Configuration?) {
    var exercises: [Exercise] = []
    do throws(BadFile) { exercises = try BuiltIn.exercises() } catch {
      diagnostics += error.diagnostics
    }
    for file in files(.exercise, layers, previous) {
      do throws(BadFile) {
        let text = try file.text()
        if Mask.isStated(in: text) {
          exercises.removeAll { $0.id == file.id }
        } else {
          var own = try ExerciseFile.exercise(text, id: file.id, file: file.path)
          own.language = own.language ?? settings.speech.language
          exercises.append(own)
        }
      } catch {
        diagnostics += error.diagnostics
        if let kept = previous?.catalogue[file.id] { exercises.append(kept) }
      }
    }
    catalogue = Catalogue(exercises)
  }

  private mutating func readRoutines(_ layers: Layers, _ previous: Configuration?) {
    let catalogue = catalogue
    for (id, text) in BuiltIn.routines {
      routines[id] = attempt(keeping: previous?.routines[id]) { () throws(BadFile) in
        var routine = try RoutineFile.routine(
          text, id: id, file: "\(id).yaml", catalogue: catalogue)
        routine.language = BuiltIn.language
        return FoundRoutine(routine: routine, path: nil)
      }
    }
    for file in files(.routine, layers, previous) {
      routines[file.id] = attempt(keeping: previous?.routines[file.id]) { () throws(BadFile) in
        let text = try file.text()
        if Mask.isStated(in: text) { return nil }
        let routine = try RoutineFile.routine(
          text, id: file.id, file: file.path, catalogue: catalogue)
        return FoundRoutine(routine: routine, path: file.path)
      }
    }
  }

  /// Names in the settings can be checked only after everything else has been read.
  private mutating func checkNames(_ layers: Layers) {
    guard let (text, path) = settingsText else { return }
    diagnostics += SettingsFile.faults(
      ofNamesIn: text, file: path, routines: routineNames, themes: layers.themeNames)
  }

  /// What was wrong with the files of a kind, and with the folders that hold them.
  package func faults(in kind: FileKind) -> [Diagnostic] { diagnostics.filter { $0.kind == kind } }

  /// What was wrong with an entry's file.
  package func faults(in kind: FileKind, named id: String) -> [Diagnostic] {
    faults(in: kind).filter { FileName.stem(Layers.name(of: $0.file)) == id }
  }

  /// The routines that settings and reminders may name.
  package var routineNames: Names {
    let routines = routines
    return Names(has: { routines[$0] != nil }, all: { routines.keys.sorted() })
  }

  /// What a reminder's file is checked against.
  package func surroundings(
    zones: Names, spreadSeed: UInt64 = 0, today: CivilDate? = nil
  ) -> Surroundings {
    Surroundings(
      defaultRoutine: settings.defaultRoutine, routines: routineNames, zones: zones,
      spreadSeed: spreadSeed, today: today)
  }

  private mutating func readReminders(
    _ layers: Layers, _ previous: Configuration?, _ surroundings: Surroundings
  ) {
    var remarks: [Diagnostic] = []
    for file in files(.reminder, layers, previous) {
      reminders[file.id] = attempt(keeping: previous?.reminders[file.id]) { () throws(BadFile) in
        let read = try ReminderFile.read(
          file.text(), name: file.id, file: file.path, in: surroundings)
        remarks += read.remarks
        return FoundReminder(
          reminder: read.reminder, path: file.path, wish: read.wish, isMask: read.isMask)
      }
    }
    diagnostics += remarks.filter { $0.severity == .error }
    warnings += remarks.filter { $0.severity == .warning }
  }

  /// The sounds that the settings name; if they are missing, the plain ones in the code.
  private mutating func readTheme(_ layers: Layers, _ previous: Configuration?) {
    guard let file = Layers.themeFile(settings.theme, in: layers.themes) else {
      // A missing theme is an error in the settings if they name it.
      if settings.theme == Settings().theme {
        diagnostics.append(
          Diagnostic(
            kind: .theme, file: "\(layers.themes.last ?? "")/\(settings.theme)/theme.yaml", line: 1,
            column: 1,
            message: "there is no theme “\(settings.theme)”; the plain sounds are used"))
      }
      return
    }
    do throws(BadFile) {
      let read = try ThemeFile.read(
        file.text(), file: file.path, over: defaultTheme(layers, besides: file.path))
      theme = read.theme.with(levels: settings.cues)
      diagnostics += read.faults
    } catch {
      diagnostics += error.diagnostics
      theme = previous?.theme ?? .fallback
    }
  }

  /// What a theme leaves out is taken from the default theme.
  private func defaultTheme(_ layers: Layers, besides path: String) -> Theme {
    guard let file = Layers.themeFile(Settings().theme, in: layers.themes), file.path != path,
      let text = try? file.text(), let theme = try? ThemeFile.theme(text, file: file.path)
    else { return .fallback }
    return theme
  }

  /// The files of a kind; a folder that cannot be read is reported.
  private mutating func files(
    _ kind: FileKind, _ layers: Layers, _ previous: Configuration?
  ) -> [FoundFile] {
    let found = layers.files(kind, before: previous?.paths ?? [])
    diagnostics += found.faults
    ignored += found.ignored
    paths.formUnion(found.files.map(\.path))
    return found.files
  }

  /// Reads one entry; a bad one is reported, and its previous version stays in force.
  private mutating func attempt<T>(
    keeping previous: T?, _ parse: () throws(BadFile) -> T?
  ) -> T? {
    do throws(BadFile) {
      return try parse()
    } catch {
      diagnostics += error.diagnostics
      return previous
    }
  }
}
