// Real inotify. Each test is a list of changes; the next one is made when the last one was told,
// so the run ends only if every one of them is.

import Glibc
import TestSupport
import Testing

@testable import Service

@Suite struct FolderWatchTests {
  typealias Change = (TemporaryFolder) -> Void

  /// What each story begins with, which paths are watched, and the changes that must be told.
  struct Story: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var paths: [String] = ["limber/reminders"]
    var before: @Sendable (TemporaryFolder) -> Void
    var changes: [@Sendable (TemporaryFolder) -> Void]
  }

  private static let standard: @Sendable (TemporaryFolder) -> Void = {
    $0.makeFolder("limber")
    $0.makeFolder("limber/reminders")
    $0.write("limber/reminders/desk.yaml", "1")
  }

  static let stories: [Story] = [
    Story(
      testDescription: "files come, change and go", before: standard,
      changes: [
        { $0.write("limber/reminders/morning.yaml", "1") },
        { $0.write("limber/reminders/morning.yaml", "2") },
        { $0.move("limber/reminders/morning.yaml", to: "limber/reminders/evening.yaml") },
        { $0.remove("limber/reminders/evening.yaml") },
        { chmod($0("limber/reminders/desk.yaml"), 0o600) },
      ]),
    Story(
      testDescription: "editors save by rename, again and again", before: standard,
      changes: [
        { $0.saveByRename("limber/reminders/desk.yaml", "2") },
        { $0.saveByRename("limber/reminders/desk.yaml", "3") },
      ]),
    Story(
      testDescription: "files move in from elsewhere and out again", before: standard,
      changes: [
        { folder in
          folder.write("elsewhere", "1")
          folder.move("elsewhere", to: "limber/reminders/new.yaml")
        },
        { $0.move("limber/reminders/new.yaml", to: "elsewhere") },
      ]),
    Story(
      testDescription: "the folder is removed, made again, and filled", before: standard,
      changes: [
        { $0.remove("limber/reminders") },
        { $0.makeFolder("limber/reminders") },
        { $0.write("limber/reminders/desk.yaml", "2") },
      ]),
    Story(
      testDescription: "the folder does not exist yet, nor the one above", before: { _ in },
      changes: [
        { $0.makeFolder("limber") },
        { $0.makeFolder("limber/reminders") },
        { $0.write("limber/reminders/desk.yaml", "1") },
      ]),
    Story(
      testDescription: "all of a missing path appears at once", before: { _ in },
      changes: [
        { standard($0) },
        { $0.write("limber/reminders/desk.yaml", "2") },
      ]),
    Story(
      testDescription: "a folder above is renamed, and another takes its place", before: standard,
      changes: [
        { $0.move("limber", to: "old") },
        { standard($0) },
        { $0.write("limber/reminders/desk.yaml", "2") },
      ]),
    Story(
      testDescription: "a folder above is renamed away and back", before: standard,
      changes: [
        { $0.move("limber", to: "old") },
        { $0.move("old", to: "limber") },
        { $0.write("limber/reminders/desk.yaml", "2") },
      ]),
    Story(
      testDescription: "a linked file is edited in place, and by rename, in its own folder",
      before: { folder in
        standard(folder)
        folder.makeFolder("dotfiles")
        folder.write("dotfiles/desk.yaml", "1")
        folder.remove("limber/reminders/desk.yaml")
        folder.link("limber/reminders/desk.yaml", to: "../../dotfiles/desk.yaml")
      },
      changes: [
        { $0.write("dotfiles/desk.yaml", "2") },
        { $0.saveByRename("dotfiles/desk.yaml", "3") },
        { $0.saveByRename("dotfiles/desk.yaml", "4") },
        { $0.remove("dotfiles/desk.yaml") },
        { $0.write("dotfiles/desk.yaml", "5") },
        { $0.move("dotfiles", to: "gone") },
      ]),
    Story(
      testDescription: "the folder is a link, which is pointed elsewhere",
      before: { folder in
        folder.makeFolder("limber")
        folder.makeFolder("one")
        folder.makeFolder("two")
        folder.link("limber/reminders", to: folder("one"))
      },
      changes: [
        { $0.write("one/desk.yaml", "1") },
        { folder in
          folder.link("next", to: folder("two"))
          folder.move("next", to: "limber/reminders")
        },
        { $0.write("two/desk.yaml", "1") },
      ]),
    Story(
      testDescription: "a link that leads nowhere comes to lead somewhere",
      paths: ["settings.yaml"],
      before: { $0.link("settings.yaml", to: "dotfiles/settings.yaml") },
      changes: [
        { $0.makeFolder("dotfiles") },
        { $0.write("dotfiles/settings.yaml", "1") },
        { $0.write("dotfiles/settings.yaml", "2") },
      ]),
    Story(
      testDescription: "a zone link is replaced, and the zone's file as well",
      paths: ["localtime"],
      before: { folder in
        folder.makeFolder("zoneinfo")
        folder.write("zoneinfo/Berlin", "TZif1")
        folder.write("zoneinfo/Apia", "TZif2")
        folder.link("localtime", to: "zoneinfo/Berlin")
      },
      changes: [
        { $0.saveByRename("zoneinfo/Berlin", "TZif3") },
        { folder in
          folder.link("next", to: "zoneinfo/Apia")
          folder.move("next", to: "localtime")
        },
        { $0.saveByRename("zoneinfo/Apia", "TZif4") },
        { $0.remove("localtime") },
        { $0.link("localtime", to: "zoneinfo/Berlin") },
      ]),
    Story(
      testDescription: "a file that others hold open is replaced", paths: ["settings.yaml"],
      before: { folder in
        folder.write("settings.yaml", "1")
        folder.makeFolder("keep")
        // A second name keeps the old file alive, as an open descriptor would.
        Glibc.link(folder("settings.yaml"), folder("keep/settings.yaml"))
      },
      changes: [
        { $0.saveByRename("settings.yaml", "2") },
        { $0.saveByRename("settings.yaml", "3") },
      ]),
    Story(
      testDescription: "several paths, one of them below another",
      paths: ["limber", "limber/reminders", "limber/settings.yaml"], before: standard,
      changes: [
        { $0.write("limber/settings.yaml", "1") },
        { $0.write("limber/reminders/desk.yaml", "2") },
        { $0.makeFolder("limber/routines") },
      ]),
    Story(
      testDescription: "links in a circle are left alone",
      before: { folder in
        standard(folder)
        folder.link("limber/reminders/a", to: "b")
        folder.link("limber/reminders/b", to: "a")
      },
      changes: [{ $0.write("limber/reminders/desk.yaml", "2") }]),
  ]

  @Test(arguments: stories)
  func everyChangeIsTold(story: Story) throws {
    let folder = TemporaryFolder()
    story.before(folder)
    let told = Box(0)
    try runLoop(failSafe: .seconds(10)) { loop in
      func next() {
        if told.value == story.changes.count { return loop.exit() }
        story.changes[told.value](folder)
      }
      let watch = try FolderWatch(loop, paths: story.paths.map { folder($0) }) {
        told.value += 1
        next()
      }
      #expect(watch.failure == nil)
      loop.post(next)
      return [watch]
    }
    #expect(told.value == story.changes.count)
  }

  @Test func aBurstIsToldOnceAfterItsEnd() throws {
    let folder = TemporaryFolder()
    Self.standard(folder)
    let lastChange = Box(MonotonicInstant.now())
    let told = Box<[Duration]>([])
    try runLoop { loop in
      func burst() {
        for number in 0..<50 { folder.write("limber/reminders/\(number).yaml", "x") }
        lastChange.value = .now()
      }
      let watch = try FolderWatch(loop, paths: [folder("limber/reminders")]) {
        told.value.append(.now() - lastChange.value)
        if told.value.count == 2 { return loop.exit() }
        burst()
      }
      loop.post(burst)
      return [watch]
    }
    // Were a burst told twice, the second would come sooner after the last change than this.
    #expect(told.value.allSatisfy { $0 >= FolderWatch.settling })
  }

  @Test func aBurstWithoutEndIsToldAllTheSame() throws {
    let folder = TemporaryFolder()
    Self.standard(folder)
    let timer = Box<MonotonicTimer?>(nil)
    defer { timer.value = nil }
    try runLoop { loop in
      timer.value = try loop.monotonicTimer {
        folder.write("limber/reminders/desk.yaml", "x")
        timer.value!.arm(after: .milliseconds(10))
      }
      let watch = try FolderWatch(loop, paths: [folder("limber/reminders")]) { loop.exit() }
      timer.value!.arm(after: .zero)
      return [watch, timer]
    }
  }

  @Test func whatHappensBesideThePathsIsNotTold() throws {
    let folder = TemporaryFolder()
    Self.standard(folder)
    let mayBeTold = Box(false)
    try runLoop { loop in
      let watch = try FolderWatch(
        loop, paths: ["limber/reminders", "limber/missing"].map { folder($0) }
      ) {
        #expect(mayBeTold.value)
        loop.exit()
      }
      let later = try loop.monotonicTimer {
        mayBeTold.value = true
        folder.makeFolder("limber/missing")
      }
      loop.post {
        folder.write("beside", "1")
        folder.write("limber/beside", "1")
        folder.makeFolder("limber/other")
        later.arm(after: FolderWatch.settling + FolderWatch.settling)
      }
      return [watch, later]
    }
  }

  @Test func otherPathsTakeThePlaceOfTheOld() throws {
    let folder = TemporaryFolder()
    Self.standard(folder)
    folder.makeFolder("zone")
    try runLoop { loop in
      let watch = try FolderWatch(loop, paths: [folder("limber/reminders")]) { loop.exit() }
      watch.watch([folder("zone")])
      loop.post { folder.write("zone/Berlin", "1") }
      return [watch]
    }
  }

  @Test(arguments: [[], ["limber/routines"]])
  func whatChangesWhileFilesAreReadIsTold(more: [String]) throws {
    let folder = TemporaryFolder()
    Self.standard(folder)
    let told = Box(0)
    let watch = Box<FolderWatch?>(nil)
    defer { watch.value = nil }
    try runLoop { loop in
      let paths = [folder("limber/reminders")]
      watch.value = try FolderWatch(loop, paths: paths) {
        told.value += 1
        if told.value == 2 { return loop.exit() }
        folder.write("limber/reminders/desk.yaml", "3")
        watch.value!.watch(paths + more.map { folder($0) })
      }
      loop.post { folder.write("limber/reminders/desk.yaml", "2") }
      return [watch]
    }
    #expect(told.value == 2)
  }

  @Test func aWatchMayBeLetGoInItsOwnClosure() throws {
    let folder = TemporaryFolder()
    Self.standard(folder)
    weak var gone: FolderWatch?
    try runLoop { loop in
      let owner = Box<FolderWatch?>(nil)
      owner.value = try FolderWatch(loop, paths: [folder("limber/reminders")]) {
        owner.value = nil
        loop.post { loop.exit() }
      }
      gone = owner.value
      loop.post { folder.write("limber/reminders/desk.yaml", "2") }
      return [owner]
    }
    #expect(gone == nil)
  }

  /// Without a turn of the loop in between: before the change was seen, and while its burst is on.
  @Test func whoeverAsksIsToldOfWhatHasHappenedByThen() throws {
    let folder = TemporaryFolder()
    Self.standard(folder)
    let told = Box(0)
    try runLoop { loop in
      let watch = try FolderWatch(loop, paths: [folder("limber/reminders")]) { told.value += 1 }
      watch.catchUp()
      #expect(told.value == 0, "nothing has happened")
      folder.write("limber/reminders/desk.yaml", "2")
      watch.catchUp()
      #expect(told.value == 1)
      watch.catchUp()
      #expect(told.value == 1, "it has been told")
      // It is seen in the next turn; its burst would be over later.
      folder.write("limber/reminders/desk.yaml", "3")
      let soon = try loop.monotonicTimer {
        watch.catchUp()
        #expect(told.value == 2)
      }
      let later = try loop.monotonicTimer {
        #expect(told.value == 2, "the burst is not told again")
        loop.exit()
      }
      soon.arm(after: .milliseconds(20))
      later.arm(after: FolderWatch.settling + FolderWatch.settling)
      return [watch, soon, later]
    }
    #expect(told.value == 2)
  }

  @Test func aWatchThatHasEndedHasNothingToCatchUpWith() throws {
    let folder = TemporaryFolder()
    Self.standard(folder)
    try runLoop { loop in
      let watch = try FolderWatch(loop, paths: [folder("limber/reminders")]) {
        Issue.record("told after its end")
      }
      watch.cancel()
      folder.write("limber/reminders/desk.yaml", "2")
      watch.catchUp()
      loop.exit()
      return [watch]
    }
  }
}
