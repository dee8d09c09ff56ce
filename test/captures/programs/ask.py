import json
import os
import sys
import urllib.request

request = urllib.request.Request(
    "https://api.thegrid.ai/v1/chat/completions",
    data=json.dumps(
        {"model": "text-prime", "messages": [{"role": "user", "content": "ping"}]}
    ).encode(),
    headers={
        "Authorization": "Bearer " + os.environ["GRID_API_KEY"],
        "Content-Type": "application/json",
    },
)
with urllib.request.urlopen(request, timeout=2) as response:
    json.dump(json.load(response), sys.stdout)
