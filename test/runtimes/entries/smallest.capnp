using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (
      name = "worker",
      worker = (
        modules = [ (name = "worker", esModule = embed "smallest-worker.mjs") ],
        compatibilityDate = "2026-11-01",
      ),
    ),
    (
      name = "ask",
      worker = (
        modules = [ (name = "ask", esModule = embed "ask-worker.mjs") ],
        bindings = [ (name = "worker", service = "worker") ],
        compatibilityDate = "2026-11-01",
      ),
    ),
  ],
);
