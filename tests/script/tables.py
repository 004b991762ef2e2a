"""Print the browser's table as JSON, for the script tests."""

from __future__ import annotations

import json

from components.tables import tables
from data.reader import read_atlas

if __name__ == "__main__":
    print(json.dumps(tables(read_atlas(), {"words/en-plain": "words/en-plain.json"})))
