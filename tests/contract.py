"""The contract's ids. Addresses are for ever: this list only ever grows."""

from __future__ import annotations

STOPS = tuple(
    """
    lower_back upper_buttock deep_buttock sit_bone back_thigh_upper back_thigh_lower back_of_knee
    outer_knee outer_shin front_shin top_of_foot first_toe_gap
    calf inner_ankle heel inner_sole outer_sole
    outer_ankle outer_foot
    """.split()
)
"""The regions of the route in walking order: trunk, fibular, tibial, sural."""

OFF_ROUTE = ("outer_hip", "front_thigh", "inner_shin", "saddle_area")

ROOTS = ("l4_root", "l5_root", "s1_root", "s2_root", "s3_root")

NERVES = tuple(
    """
    lumbosacral_trunk sciatic_nerve
    common_fibular_nerve superficial_fibular_nerve deep_fibular_nerve
    lateral_sural_cutaneous_nerve tibial_nerve medial_sural_cutaneous_nerve sural_nerve
    medial_calcaneal_nerve medial_plantar_nerve lateral_plantar_nerve
    posterior_femoral_cutaneous_nerve saphenous_nerve
    """.split()
)

PARTS = (*STOPS, *OFF_ROUTE, *NERVES, *ROOTS)
