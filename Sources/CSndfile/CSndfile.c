// dlopen by the names that programs are linked with, and a table of the functions that are used.
#define _GNU_SOURCE
#include "CSndfile.h"

#include <dlfcn.h>
#include <stddef.h>

// Each function with the type that its header gives it.
#define SNDFILE_FUNCTIONS(F) \
  F(sf_open_fd) F(sf_open_virtual) F(sf_error) F(sf_strerror) F(sf_command) F(sf_set_string) \
  F(sf_get_string) F(sf_readf_float) F(sf_writef_short) F(sf_close)
#define SAMPLERATE_FUNCTIONS(F) F(src_simple) F(src_strerror)

#define FIELD(name) __typeof__(&name) name;
static struct {
  SNDFILE_FUNCTIONS(FIELD)
  SAMPLERATE_FUNCTIONS(FIELD)
} library;

static void *sndfile;
static void *samplerate;
static int files_open;

// A library that lacks a function is as good as none.
#define RESOLVE(name) \
  if ((library.name = (__typeof__(&name))dlsym(handle, #name)) == NULL) return 0;

static int resolve_sndfile(void *handle) {
  SNDFILE_FUNCTIONS(RESOLVE)
  return 1;
}

static int resolve_samplerate(void *handle) {
  SAMPLERATE_FUNCTIONS(RESOLVE)
  return 1;
}

static void *open_library(const char *name, int (*resolve)(void *)) {
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (handle != NULL && !resolve(handle)) {
    dlclose(handle);
    return NULL;
  }
  return handle;
}

const char *limber_sound_load(void) {
  if (sndfile == NULL && (sndfile = open_library("libsndfile.so.1", resolve_sndfile)) == NULL)
    return "libsndfile";
  if (samplerate == NULL
      && (samplerate = open_library("libsamplerate.so.0", resolve_samplerate)) == NULL)
    return "libsamplerate";
  return NULL;
}

int limber_sound_unload(void) {
  if (files_open > 0) return 0;
  if (sndfile != NULL) dlclose(sndfile);
  if (samplerate != NULL) dlclose(samplerate);
  sndfile = samplerate = NULL;
  return 1;
}

static SNDFILE *counted(SNDFILE *file) {
  if (file != NULL) files_open += 1;
  return file;
}

SNDFILE *limber_sf_open_fd(int descriptor, int mode, SF_INFO *info) {
  return counted(library.sf_open_fd(descriptor, mode, info, SF_FALSE));
}

SNDFILE *limber_sf_open_virtual(SF_VIRTUAL_IO *io, int mode, SF_INFO *info, void *data) {
  return counted(library.sf_open_virtual(io, mode, info, data));
}

int limber_sf_close(SNDFILE *file) {
  files_open -= 1;
  return library.sf_close(file);
}

int limber_sf_error(SNDFILE *file) { return library.sf_error(file); }

const char *limber_sf_strerror(SNDFILE *file) { return library.sf_strerror(file); }

int limber_sf_command(SNDFILE *file, int command, void *data, int size) {
  return library.sf_command(file, command, data, size);
}

int limber_sf_set_string(SNDFILE *file, int type, const char *text) {
  return library.sf_set_string(file, type, text);
}

const char *limber_sf_get_string(SNDFILE *file, int type) {
  return library.sf_get_string(file, type);
}

sf_count_t limber_sf_readf_float(SNDFILE *file, float *frames, sf_count_t count) {
  return library.sf_readf_float(file, frames, count);
}

sf_count_t limber_sf_writef_short(SNDFILE *file, const short *frames, sf_count_t count) {
  return library.sf_writef_short(file, frames, count);
}

int limber_src_simple(SRC_DATA *data, int converter, int channels) {
  return library.src_simple(data, converter, channels);
}

const char *limber_src_strerror(int error) { return library.src_strerror(error); }
