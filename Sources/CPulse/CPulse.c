// dlopen by the name that programs are linked with, and a table of the functions that are used.
#define _GNU_SOURCE
#include "CPulse.h"

#include <dlfcn.h>
#include <stddef.h>

// Each function with the type that its header gives it.
#define FUNCTIONS(F) \
  F(pa_context_new) F(pa_context_set_state_callback) F(pa_context_set_subscribe_callback) \
  F(pa_context_get_state) F(pa_context_connect) F(pa_context_disconnect) F(pa_context_unref) \
  F(pa_context_errno) F(pa_strerror) F(pa_proplist_gets) F(pa_context_subscribe) \
  F(pa_context_get_source_output_info_list) F(pa_context_get_source_info_list) \
  F(pa_context_get_sink_input_info_list) F(pa_context_get_client_info_list) \
  F(pa_context_get_sink_info_list) F(pa_context_get_server_info) F(pa_operation_unref)

#define FIELD(name) __typeof__(&name) name;
static struct { FUNCTIONS(FIELD) } library;

static int is_loaded;

// A library that lacks a function is as good as none.
#define RESOLVE(name) \
  if ((library.name = (__typeof__(&name))dlsym(handle, #name)) == NULL) return 0;

static int resolve(void *handle) {
  FUNCTIONS(RESOLVE)
  return 1;
}

int limber_pulse_load(void) {
  if (is_loaded) return 1;
  void *handle = dlopen("libpulse.so.0", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return 0;
  if (!resolve(handle)) {
    dlclose(handle);
    return 0;
  }
  return is_loaded = 1;
}

pa_context *limber_pa_context_new(pa_mainloop_api *api, const char *name) {
  return library.pa_context_new(api, name);
}

void limber_pa_context_set_state_callback(
    pa_context *context, pa_context_notify_cb_t changed, void *data) {
  library.pa_context_set_state_callback(context, changed, data);
}

void limber_pa_context_set_subscribe_callback(
    pa_context *context, pa_context_subscribe_cb_t heard, void *data) {
  library.pa_context_set_subscribe_callback(context, heard, data);
}

pa_context_state_t limber_pa_context_get_state(const pa_context *context) {
  return library.pa_context_get_state((pa_context *)context);
}

int limber_pa_context_connect(pa_context *context) {
  return library.pa_context_connect(context, NULL, PA_CONTEXT_NOAUTOSPAWN, NULL);
}

void limber_pa_context_disconnect(pa_context *context) { library.pa_context_disconnect(context); }

void limber_pa_context_unref(pa_context *context) { library.pa_context_unref(context); }

const char *limber_pa_context_error(const pa_context *context) {
  return library.pa_strerror(library.pa_context_errno((pa_context *)context));
}

const char *limber_pa_proplist_gets(const pa_proplist *list, const char *key) {
  return library.pa_proplist_gets((pa_proplist *)list, key);
}

static int started(pa_operation *operation) {
  if (operation == NULL) return 0;
  library.pa_operation_unref(operation);
  return 1;
}

int limber_pa_subscribe(pa_context *context, pa_subscription_mask_t mask) {
  return started(library.pa_context_subscribe(context, mask, NULL, NULL));
}

int limber_pa_list_source_outputs(
    pa_context *context, pa_source_output_info_cb_t found, void *data) {
  return started(library.pa_context_get_source_output_info_list(context, found, data));
}

int limber_pa_list_sources(pa_context *context, pa_source_info_cb_t found, void *data) {
  return started(library.pa_context_get_source_info_list(context, found, data));
}

int limber_pa_list_sink_inputs(pa_context *context, pa_sink_input_info_cb_t found, void *data) {
  return started(library.pa_context_get_sink_input_info_list(context, found, data));
}

int limber_pa_list_clients(pa_context *context, pa_client_info_cb_t found, void *data) {
  return started(library.pa_context_get_client_info_list(context, found, data));
}

int limber_pa_list_sinks(pa_context *context, pa_sink_info_cb_t found, void *data) {
  return started(library.pa_context_get_sink_info_list(context, found, data));
}

int limber_pa_server(pa_context *context, pa_server_info_cb_t found, void *data) {
  return started(library.pa_context_get_server_info(context, found, data));
}
