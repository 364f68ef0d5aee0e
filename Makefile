# Limber: `make run` to hear it, `make test` to check it, `make deb` or `make install` to keep it;
# `make check` while it is changed.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

# Set here and not in the manifest: a newer compiler's warning must not break a user's build.
STRICT = -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error
# Without debug information, which is stripped in the end and makes builds differ: it contains a
# number for each precompiled module, and the build ID and Swift's hashes depend on it.
RELEASE = -c release -debug-info-format none
# The daemon carries the Swift runtime; libasound, libsystemd and SQLite stay the system's.
DAEMON = $(RELEASE) --static-swift-stdlib --product limberd --scratch-path .build-release
# The command needs no system library, and starts a third faster without a dynamic linker.
COMMAND = $(RELEASE) -Xswiftc -static-executable --product limber --scratch-path .build-static
PROGRAMS = .build-release/limber
# In the daemon's own build folder, so that what is simulated is what is installed.
SIMULATION = $(RELEASE) --static-swift-stdlib --product Simulation --scratch-path .build-release
SIMULATE = Tests/Simulation/run .build-release/release/Simulation
SEED ?= 1
REMINDER_DAYS ?= 10000000
# Debian suites: those that the package is tried on, and the one that `make test` has time for.
SUITES ?= bookworm trixie
OWN_SUITE = bookworm

MAN = limber.1 limberd.1 limber.5 limber-exercises.7

.PHONY: run check test simulate programs manual install deb trial release lint translations figures
.PHONY: sheet clean

run:
	.dev/packages
	$(SWIFT) build
	LIMBER_PROGRAMS=$$($(SWIFT) build --show-bin-path) .dev/demo

# Which tests need what, by target, suite or test; Tests/TidyTests holds the lists to what there is.
# What is in neither of the first two runs one by one, at an ordinary priority.
# Told the time and what happens: in any order, all at once.
PURE_SUITES = ConfigFilesTests ControlTests LanguagesTests LengthsTests PracticeTests RoutinesTests \
  SchedulingTests SessionsTests SoundsTests TidyTests VarlinkTests
# Sound in real time: they wait nearly always, and hear every delay.
SOUND_SUITES = ProgramTests.AllocationTests ProgramTests.BadPeerTests \
  ProgramTests.ConvertedSoundTests ProgramTests.FaultyDeviceTests \
  ProgramTests.LiveChangeSoundTests ProgramTests.LostTimeTests ProgramTests.PipeWireTests \
  ProgramTests.RealSoundTests ProgramTests.ReminderSoundTests ProgramTests.RoutineSoundTests \
  ProgramTests.SilenceTests ProgramTests.SpeechSoundTests ProgramTests.StopTests
# What takes long: the programs, a sound thread, whole years, every wish, thousands of faults.
LONG_SUITES = ProgramTests PlaybackTests.PlaybackThreadTests ConfigFilesTests.FuzzTests \
  ConfigFilesTests.HostileFileTests ConfigFilesTests.RoundTripTests WorkshopTests.MergingTests \
  WorkshopTests.RenderingTests RoutinesTests.ComposerTests/thePropertiesHoldOfEveryWish \
  RoutinesTests.RealCatalogueTests SchedulingTests.AgendaWalkTests \
  SchedulingTests.CalendarAgainstSystemdTests SchedulingTests.NextAgainstPythonTests \
  SchedulingTests.ZonesAgainstPythonTests SoundsTests.ShippedSoundTests \
  StoreTests.HistoryStoreTests/whatIsOldIsRemovedButForTheNewestRows
# $(call of,SUITES...): the regular expression of their tests.
empty =
of = '^($(subst $(empty) $(empty),|,$(strip $(1))))[./(]'
# Not `swift test`, of which only one runs at a time.
TESTS = .build/debug/limberPackageTests.xctest --testing-library swift-testing
# Gives way to whatever waits for real time beside it.
PATIENTLY ?= chrt --idle 0

# What a small change breaks, mostly; installs nothing.
check:
	$(SWIFT) build --build-tests $(STRICT)
	.dev/side-by-side \
	  pure "$(TESTS) --quiet --filter $(call of,$(PURE_SUITES)) --skip $(call of,$(LONG_SUITES))" \
	  edges "$(TESTS) --quiet --no-parallel --skip $(call of,$(PURE_SUITES) $(LONG_SUITES))"

# All of it. What needs the processor gives way to what waits for real time, and they run at once;
# the package is heard in a complete system before, by itself.
test: export LIMBER_PROGRAMS = $(CURDIR)/$(PROGRAMS)
test:
	.dev/packages test mmdebstrap
	.dev/packages deb
	$(SWIFT) format lint --strict -r Package.swift Sources Tests
	$(SWIFT) build --build-tests $(STRICT)
	$(MAKE) programs
	$(SWIFT) build $(SIMULATION) $(STRICT)
	$(MAKE) deb
	Tests/Package/trial .build-deb/*.deb $(OWN_SUITE) || { [ $$? = 77 ] \
	  && echo "skipped: the package in a complete system" >&2; }
	.dev/side-by-side \
	  sound "$(TESTS) --no-parallel --filter $(call of,$(SOUND_SUITES))" \
	  edges "$(TESTS) --no-parallel --skip $(call of,$(PURE_SUITES) $(SOUND_SUITES))" \
	  pure "$(PATIENTLY) $(TESTS) --filter $(call of,$(PURE_SUITES))" \
	  simulation "$(PATIENTLY) $(SIMULATE) 1000000 $(SEED)"

# Reminders through simulated years, in worlds in which everything goes wrong. To repeat a world
# that failed, pass its seed: make simulate SEED=73
simulate:
	.dev/packages
	$(SWIFT) build $(SIMULATION) $(STRICT)
	$(SIMULATE) $(REMINDER_DAYS) $(SEED)

# Resource use, measured beside that of a comparable program; no test depends on it.
figures:
	.dev/packages test alsa-utils mpd mpc
	$(MAKE) programs
	$(SWIFT) build $(SIMULATION) $(STRICT)
	LIMBER_PROGRAMS=$(CURDIR)/$(PROGRAMS) Tests/Figures/figures

# Spectrograms of every cue, and how well the cues can be told apart in poor listening conditions.
sheet:
	.dev/packages test python3-numpy python3-scipy python3-matplotlib
	$(MAKE) programs
	LIMBER_PROGRAMS=$(CURDIR)/$(PROGRAMS) \
	  /usr/bin/python3 Tests/Sheet/sheet .build-release/sheet

# The template for translators, and how complete each language is.
translations:
	.dev/packages test python3-yaml
	.dev/translations

lint:
	$(SWIFT) format lint --strict -r Package.swift Sources Tests

# Both programs side by side, as they are installed.
programs:
	.dev/packages
	$(SWIFT) build $(DAEMON) $(STRICT)
	$(SWIFT) build $(COMMAND) $(STRICT)
	mkdir -p $(PROGRAMS)
	install -m 755 .build-release/release/limberd .build-static/release/limber $(PROGRAMS)
	strip $(PROGRAMS)/limberd $(PROGRAMS)/limber

# Dated like the package's changelog, whenever they are built.
manual: export SOURCE_DATE_EPOCH = $(shell date -d "$$(sed -n 's/^ -- .*>  //p;T;q' \
  debian/changelog)" +%s)
manual:
	.dev/packages
	mkdir -p .build-release/man
	scdoc < Sources/limber/limber.1.scd > .build-release/man/limber.1
	scdoc < Sources/limberd/limberd.1.scd > .build-release/man/limberd.1
	scdoc < Sources/ConfigFiles/limber.5.scd > .build-release/man/limber.5
	scdoc < Sources/ConfigFiles/limber-exercises.7.scd > .build-release/man/limber-exercises.7

# Installs what is already built: with sudo, there may be no compiler.
install:
	test -x $(PROGRAMS)/limberd || $(MAKE) programs
	test -f .build-release/man/limber.1 || $(MAKE) manual
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/systemd/user
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5 \
	  $(DESTDIR)$(PREFIX)/share/man/man7
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	install -d $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(PROGRAMS)/limber $(PROGRAMS)/limberd $(DESTDIR)$(PREFIX)/bin
	sed 's|@bindir@|$(PREFIX)/bin|g' systemd/limberd.service \
	  > $(DESTDIR)$(PREFIX)/lib/systemd/user/limberd.service
	install -m 644 systemd/limberd.socket $(DESTDIR)$(PREFIX)/lib/systemd/user
	install -m 644 .build-release/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 .build-release/man/*.5 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 .build-release/man/*.7 $(DESTDIR)$(PREFIX)/share/man/man7
	install -d $(DESTDIR)$(PREFIX)/share/applications
	install -m 644 Sources/limberd/limber.desktop $(DESTDIR)$(PREFIX)/share/applications
	$(PROGRAMS)/limber --generate-completion-script bash | sed '1{/^#!/d}' \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/limber
	$(PROGRAMS)/limber --generate-completion-script zsh \
	  > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_limber
	$(PROGRAMS)/limber --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/limber.fish
	for theme in sounds/*/; do \
	  install -d $(DESTDIR)$(PREFIX)/share/limber/$$theme; \
	  install -m 644 $$theme* $(DESTDIR)$(PREFIX)/share/limber/$$theme; \
	done

# A package for Debian 12 and 13 and their derivatives, in .build-deb.
deb:
	.dev/packages deb
	mkdir -p .build-deb
	rm -f .build-deb/*.deb
	PACKAGES=.build-deb dpkg-buildpackage --build=binary --no-sign \
	  --buildinfo-file=.build-deb/limber.buildinfo --buildinfo-option=-u.build-deb \
	  --changes-file=.build-deb/limber.changes --changes-option=-u.build-deb

# The package in complete systems, as root: from nothing to a session that is heard, and back.
trial: deb
	.dev/packages deb mmdebstrap systemd-container piuparts
	Tests/Package/trial .build-deb/*.deb $(SUITES)

# A release, in .build-dist: checked, built twice to the same bytes, with checksums.
release:
	.dev/release

clean:
	rm -rf .build .build-release .build-static .build-deb .build-dist
