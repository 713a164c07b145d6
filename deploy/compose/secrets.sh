#!/usr/bin/env bash
# Makes the passwords and keys of compose.yaml, once. What is there stays: Neo4j knows its password, and the log is signed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
command -v openssl >/dev/null || { echo "openssl is missing: install it, it makes the keys." >&2; exit 1; }
umask 077
mkdir -p secrets
# Containers run as another user, so the folder keeps others out and its files are open to them.
random() { openssl rand -hex 24; }
[[ -s secrets/neo4j-password ]] || random >secrets/neo4j-password
[[ -s secrets/session-secret ]] || random >secrets/session-secret
[[ -s secrets/log-key ]] || openssl rand -base64 32 >secrets/log-key
[[ -s secrets/models-signing-key ]] || openssl genpkey -algorithm ed25519 -out secrets/models-signing-key
openssl pkey -in secrets/models-signing-key -pubout -out secrets/models-public-key
password=$(<secrets/neo4j-password)
echo "NEO4J_AUTH=neo4j/$password" >secrets/neo4j.env
echo "QUARKUS_NEO4J_AUTHENTICATION_PASSWORD=$password" >secrets/recommender.env
[[ -s secrets/api-key ]] || echo "waymark_$(random)" >secrets/api-key
hash=$(printf %s "$(<secrets/api-key)" | openssl dgst -sha256 -r | cut -d ' ' -f 1)
cat >secrets/keys.json <<END
{"keys": [{"name": "compose", "sha256": "$hash", "learners": "", "created": "2026-11-29T00:00:00Z",
  "scopes": ["progress:write", "recommendations:read", "learners:manage", "catalog:admin"]}]}
END
[[ -s secrets/grafana.env ]] || echo "GF_SECURITY_ADMIN_PASSWORD=$(random)" >secrets/grafana.env
chmod 644 secrets/neo4j-password secrets/session-secret secrets/log-key secrets/models-* secrets/api-key secrets/keys.json
echo "The passwords and keys are in $PWD/secrets."
