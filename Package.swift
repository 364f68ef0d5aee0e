// swift-tools-version: 6.2
// The house, room by room. An arrow between rooms is a line in `dependencies` here; the build
// flag `--explicit-target-dependency-import-check error` and Tests/TidyTests hold imports to it.
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Subcommands, help and completions of both programs.
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
/// Where a million samples are summed: even a debug build optimises it, or tests that listen to
/// every sound would take ten minutes.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "limber",
  products: [
    .executable(name: "limber", targets: ["limber"]),
    .executable(name: "limberd", targets: ["limberd"]),
  ],
  dependencies: [
    // Subcommands, help and completions of both programs.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // YAML whose nodes know their line and column.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // SQLite with migrations and typed rows.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Levels and metadata for the daemon's log; the sink is ours (sd-daemon prefixes).
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    // Programs
    .executableTarget(
      name: "limber",
      dependencies: ["Commands", "Control", argumentParser],
      exclude: ["limber.1.scd"],
      swiftSettings: strict),
    .executableTarget(
      name: "limberd",
      dependencies: [
        "Authoring", "Commands", "Console", "Control", "Daemon", "Doctor", "Listening", "Planning",
        "Records", argumentParser,
      ],
      exclude: ["limber.desktop", "limberd.1.scd"],
      swiftSettings: strict),
    // The command line of both: every subcommand's declaration, and no behaviour
    .target(
      name: "Commands", dependencies: ["Control", "Lengths", argumentParser], swiftSettings: strict),

    // The daemon
    .target(
      name: "Daemon",
      dependencies: [
        "ConfigFiles", "Control", "Desktop", "Planning", "Playback", "Practice", "Routines",
        "Scheduling", "Service", "Sessions", "Sounds", "Speech", "Store", "Varlink",
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // The workshop: what needs no running daemon, a room for each kind of work
    .target(
      name: "Doctor",
      dependencies: [
        "Commands", "ConfigFiles", "Console", "Control", "Desktop", "Listening", "Planning",
        "Playback", "Routines", "Scheduling", "Service", "Sessions", "SoundFiles", "Sounds",
        "Speech", "Store",
      ],
      swiftSettings: strict),
    // Files that people write: checked, listed, shown, made and edited
    .target(
      name: "Authoring",
      dependencies: [
        "Commands", "ConfigFiles", "Console", "Control", "Listening", "Planning", "Routines",
        "Scheduling", "Service", "Sessions", "Sounds", "Speech",
      ],
      swiftSettings: strict),
    // What was done: listed, counted, corrected, reported, carried between machines
    .target(
      name: "Records",
      dependencies: [
        "Commands", "ConfigFiles", "Console", "Control", "Planning", "Practice", "Routines",
        "Scheduling", "Service", "Sessions", "Store", "Varlink",
      ],
      swiftSettings: strict),
    // What can be heard: cues, quiz, rehearsals and rendered sessions
    .target(
      name: "Listening",
      dependencies: [
        "Commands", "ConfigFiles", "Console", "Control", "Planning", "Playback", "Routines",
        "Service", "Sessions", "SoundFiles", "Sounds", "Speech",
      ],
      swiftSettings: strict),
    // How an offline command prints, asks, writes files whole and ends
    .target(
      name: "Console",
      dependencies: [
        "Commands", "ConfigFiles", "Control", "Planning", "Routines", "Service",
      ],
      swiftSettings: strict),

    // From a wish to a timeline, for the daemon and the workshop
    .target(
      name: "Planning",
      dependencies: [
        "ConfigFiles", "Control", "Practice", "Routines", "Scheduling", "Service", "Sessions",
        "Sounds", "Store",
      ],
      swiftSettings: strict),

    // Edges: each owns one kind of input and output
    .target(
      name: "Control", dependencies: ["Varlink"],
      resources: [
        .embedInCode("org.limber.Session.varlink"),
        .embedInCode("org.limber.Schedule.varlink"),
        .embedInCode("org.limber.Library.varlink"),
        .embedInCode("org.limber.History.varlink"),
      ],
      swiftSettings: strict),
    .target(
      name: "Playback", dependencies: ["CALSA", "Routines", "Sessions", "Sounds"],
      swiftSettings: strict),
    .target(
      name: "Desktop", dependencies: ["CPulse", "CSystemd", "Scheduling", "Service"],
      swiftSettings: strict),
    .target(name: "Service", dependencies: ["CSystemd", "Scheduling"], swiftSettings: strict),
    .target(
      name: "Speech",
      dependencies: ["ConfigFiles", "Routines", "Service", "SoundFiles", "Sounds"],
      swiftSettings: strict),
    .target(
      name: "SoundFiles", dependencies: ["CSndfile", "Sessions", "Sounds"], swiftSettings: strict),
    .target(
      name: "Store",
      dependencies: [
        "Practice", "Routines", "Scheduling", "Sessions",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "ConfigFiles",
      dependencies: [
        "Practice", "Routines", "Scheduling", "Sessions", "SoundFiles", "Sounds",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["limber.5.scd", "limber-exercises.7.scd"],
      resources: [
        .embedInCode("Catalogue/exercises.yaml"),
        .embedInCode("Catalogue/box-breathing.yaml"),
        .embedInCode("Catalogue/breathing-4-7-8.yaml"),
        .embedInCode("Catalogue/core.yaml"),
        .embedInCode("Catalogue/desk.yaml"),
        .embedInCode("Catalogue/dynamic-warm-up.yaml"),
        .embedInCode("Catalogue/lower-back.yaml"),
        .embedInCode("Catalogue/morning.yaml"),
        .embedInCode("Catalogue/quick-start.yaml"),
        .embedInCode("Catalogue/sun-salutation.yaml"),
        .embedInCode("Catalogue/upper-back.yaml"),
        .embedInCode("Catalogue/wind-down.yaml"),
      ],
      swiftSettings: strict),

    // The pure core: told the time, returns what to do
    .target(
      name: "Sounds", dependencies: ["Routines", "Sessions"], swiftSettings: strict + optimised),
    .target(name: "Sessions", dependencies: ["Routines"], swiftSettings: strict),
    .target(
      name: "Practice", dependencies: ["Routines", "Scheduling", "Sessions"],
      swiftSettings: strict),
    .target(name: "Scheduling", dependencies: ["Lengths"], swiftSettings: strict),
    .target(name: "Routines", dependencies: ["Languages", "Lengths"], swiftSettings: strict),
    .target(name: "Languages", exclude: ["Texts"], swiftSettings: strict),
    .target(name: "Lengths", swiftSettings: strict),
    .target(name: "Varlink", swiftSettings: strict),

    // C doors
    .target(
      name: "CALSA", publicHeadersPath: "include", linkerSettings: [.linkedLibrary("asound")]),
    .target(
      name: "CSystemd", publicHeadersPath: "include",
      linkerSettings: [.linkedLibrary("systemd")]),
    // Opens its libraries itself, at the first use.
    .target(name: "CSndfile", publicHeadersPath: "include"),
    // Likewise.
    .target(name: "CPulse", publicHeadersPath: "include"),

    // Tests
    // What several of them need alike; it knows nothing of ours.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "VarlinkTests", dependencies: ["TestSupport", "Varlink"]),
    .testTarget(name: "LanguagesTests", dependencies: ["Languages"]),
    .testTarget(name: "LengthsTests", dependencies: ["Lengths"]),
    .testTarget(
      name: "PracticeTests", dependencies: ["Practice", "Routines", "Scheduling", "Sessions"]),
    .testTarget(
      name: "RoutinesTests",
      dependencies: ["ConfigFiles", "Languages", "Routines", "Sessions", "TestSupport"]),
    .testTarget(name: "SessionsTests", dependencies: ["Routines", "Sessions", "TestSupport"]),
    .testTarget(name: "SchedulingTests", dependencies: ["Scheduling", "TestSupport"]),
    .testTarget(
      name: "SoundsTests",
      dependencies: ["ConfigFiles", "Routines", "Sessions", "Sounds", "TestSupport"],
      swiftSettings: optimised),
    .testTarget(name: "SoundFilesTests", dependencies: ["SoundFiles", "Sounds", "TestSupport"]),
    .testTarget(
      name: "SpeechTests",
      dependencies: [
        "ConfigFiles", "Routines", "Service", "Sessions", "Sounds", "Speech", "TestSupport",
      ]),
    .testTarget(
      name: "ConfigFilesTests",
      dependencies: [
        "ConfigFiles", "Practice", "Routines", "Scheduling", "Sessions", "Sounds", "TestSupport",
      ]),
    .testTarget(
      name: "PlaybackTests",
      dependencies: ["Playback", "Routines", "Sessions", "Sounds", "TestSupport"]),
    .testTarget(
      name: "DesktopTests",
      dependencies: ["CSystemd", "Desktop", "Scheduling", "Service", "TestSupport"]),
    .testTarget(name: "ServiceTests", dependencies: ["Scheduling", "Service", "TestSupport"]),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Practice", "Routines", "Scheduling", "Sessions", "Store", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(name: "ControlTests", dependencies: ["Control", "TestSupport", "Varlink"]),
    .testTarget(
      name: "DaemonTests",
      dependencies: [
        "ConfigFiles", "Control", "Daemon", "Desktop", "Planning", "Playback", "Practice",
        "Routines", "Scheduling", "Service", "Sessions", "Sounds", "Speech", "Store", "TestSupport",
        "Varlink", .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "WorkshopTests",
      dependencies: [
        "Authoring", "Commands", "ConfigFiles", "Console", "Control", "Desktop", "Doctor",
        "Listening", "Planning", "Playback", "Practice", "Records", "Routines", "Scheduling",
        "Service", "Sessions", "SoundFiles", "Sounds", "Speech", "Store", "TestSupport", "Varlink",
        argumentParser,
      ]),
    .testTarget(name: "TidyTests"),
    // Simulated years in which everything goes wrong; a program, so that it runs for as long as one
    // likes.
    .executableTarget(
      name: "Simulation",
      dependencies: [
        "ConfigFiles", "Control", "Daemon", "Planning", "Practice", "Routines", "Scheduling",
        "Service", "Sessions", "Store", "TestSupport", argumentParser,
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/Simulation",
      exclude: ["run"],
      swiftSettings: strict),
    // The built programs against real parts: a sound card, a service manager, Varlink clients.
    .testTarget(
      name: "ProgramTests",
      dependencies: ["Commands", "Control", "TestSupport", "limber", "limberd", argumentParser],
      exclude: ["Rig/with-booted-system", "Rig/with-user-manager"]),
  ],
  swiftLanguageModes: [.v6]
)
