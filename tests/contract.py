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

STRUCTURES = tuple(
    """
    piriformis gemelli obturator_internus quadratus_femoris gluteus_maximus gluteus_medius
    gluteus_minimus biceps_femoris semitendinosus semimembranosus adductor_magnus quadriceps
    sartorius iliotibial_band gastrocnemius soleus popliteus tibialis_posterior
    tibialis_anterior fibularis_longus fibularis_brevis flexor_digitorum_longus
    flexor_hallucis_longus extensor_digitorum_longus extensor_hallucis_longus abductor_hallucis
    flexor_digitorum_brevis plantar_fascia sacrospinous_ligament sacrotuberous_ligament
    iliolumbar_ligament lumbar_vertebrae lumbar_discs sacrum hip_bone femur patella tibia fibula
    foot_bones dural_sac popliteal_artery popliteal_vein posterior_tibial_artery
    iliac_crest posterior_superior_iliac_spine greater_sciatic_foramen ischial_spine
    ischial_tuberosity greater_trochanter popliteal_fossa tibial_tuberosity fibular_head
    fibular_neck medial_malleolus lateral_malleolus tarsal_tunnel achilles_tendon
    calcaneal_tuberosity navicular_tuberosity fifth_metatarsal_base surface_line_exit
    surface_line_buttock surface_line_thigh surface_line_ankle
    """.split()
)
"""What surrounds the nerve."""

CAUSES = tuple(
    """
    disc_l3_l4 disc_l4_l5 disc_l5_s1 spinal_stenosis foraminal_stenosis deep_gluteal pregnancy
    tumour_infection injury fibular_neck tarsal_tunnel
    """.split()
)
"""What can irritate the nerve; a cause may have the id of a part."""

VIEWS = ("back", "outer", "inner", "front", "foot_top", "sole")
"""In the order in which they are offered."""

PARTS = (*STOPS, *OFF_ROUTE, *NERVES, *ROOTS, *STRUCTURES)
