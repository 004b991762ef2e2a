"""From pinned open meshes to one body: bones, skin, landmarks, muscles, nerves, regions, plates.

Everything is built on the patient's left side and mirrored exactly.
Frame: LPS millimetres (x to the patient's left, y backward, z up), x = 0 in the mid-sagittal
plane, y = 0 and z = 0 at the hip centres.
"""
