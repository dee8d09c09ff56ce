using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (
      name = "conformance",
      worker = (
        modules = [ (name = "worker", esModule = embed "worker.mjs") ],
        compatibilityDate = "2026-11-01",
      ),
    ),
  ],
);
