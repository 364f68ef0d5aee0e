// What is installed beside the programs: the manual without faults and with every command in it,
// and completions that the shells themselves load.

import Commands
import Foundation
import Testing

@Suite(.serialized) struct PaperworkTests {
  private static let pages = [
    "Sources/limber/limber.1.scd", "Sources/limberd/limberd.1.scd",
    "Sources/ConfigFiles/limber.5.scd", "Sources/ConfigFiles/limber-exercises.7.scd",
  ]

  @Test(arguments: pages)
  func theManualHasNoFaults(page: String) throws {
    let home = try Home()
    let source = try String(contentsOfFile: "\(Programs.root)/\(page)", encoding: .utf8)
    let made = try home.run("/usr/bin/scdoc", input: source)
    try #require(made.status == 0, "\(made.errors)")
    let lint = try home.run("/usr/bin/mandoc", "-T", "lint", "-W", "error", input: made.output)
    #expect(lint.output + lint.errors == "")
  }

  @Test func desktopsReadTheEntry() throws {
    let checked = try Home().run(
      "/usr/bin/desktop-file-validate", "\(Programs.root)/Sources/limberd/limber.desktop")
    #expect(checked.status == 0 && checked.output + checked.errors == "", "\(checked)")
  }

  @Test func theManualNamesEveryCommand() throws {
    let page = try String(
      contentsOfFile: "\(Programs.root)/Sources/limber/limber.1.scd", encoding: .utf8)
    for name in Limber.commandNames { #expect(page.contains("*\(name)"), "\(name)") }
  }

  @Test func theShellsLoadTheirCompletions() throws {
    let home = try Home()
    for (shell, check) in [
      ("bash", "source completions && complete -p limber"),
      ("zsh", "autoload -Uz compinit && compinit -u -D && source ./completions && whence _limber"),
      ("fish", "source completions; complete -C 'limber st'"),
    ] {
      let made = try home.limber("--generate-completion-script", shell)
      try #require(made.status == 0)
      try made.output.write(
        toFile: "\(home.path)/completions", atomically: true, encoding: .utf8)
      let path = try home.run("/usr/bin/which", shell).output.trimmingCharacters(in: .newlines)
      let loaded = try home.run(path, "-c", "cd \(home.path)\n\(check)")
      #expect(loaded.output.contains("limber") || loaded.output.contains("status"), "\(loaded)")
      #expect(loaded.status == 0, "\(shell): \(loaded)")
    }
  }
}
